package org.parley.browser.vxml.internal.element;

import java.util.List;

/**
 * {@code <filled>} (VoiceXML 2.0 §2.4).
 *
 * @param all {@code mode="all"}: every item must be filled, not only some
 * @param names the items it waits for; empty: all input items
 * @param order its place among all of the form, in document order
 */
public record Filled(Place place, boolean all, List<String> names, Content content, int order) {}
