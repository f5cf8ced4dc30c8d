package org.parley.gateway.speech;

/**
 * What an engine is to say.
 *
 * @param text plain, without markup
 * @param language BCP 47, for instance {@code en-US}
 */
public record Words(String text, String language, Manner manner) {}
