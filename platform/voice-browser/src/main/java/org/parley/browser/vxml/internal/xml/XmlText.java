package org.parley.browser.vxml.internal.xml;

/** Character data, as written. */
public record XmlText(String text, int line) implements XmlNode {}
