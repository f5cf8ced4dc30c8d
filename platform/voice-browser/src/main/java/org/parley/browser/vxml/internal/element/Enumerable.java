package org.parley.browser.vxml.internal.element;

/**
 * What {@code <enumerate>} lists.
 *
 * @param text the words of the choice or option
 * @param dtmf its keys, or empty
 */
public record Enumerable(String text, String dtmf) {}
