package org.parley.browser.vxml.internal.xml;

/** A part of an element's content. */
public sealed interface XmlNode permits XmlElement, XmlText {
    /** Line in the document, from 1. */
    int line();
}
