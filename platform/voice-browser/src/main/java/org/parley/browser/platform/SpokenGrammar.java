package org.parley.browser.platform;

/**
 * What a caller may say, for a recogniser.
 *
 * @param language BCP 47; empty when the document does not say
 * @param srgs the XML form of SRGS 1.0, complete: it refers to no other document
 */
public record SpokenGrammar(String language, String srgs) {}
