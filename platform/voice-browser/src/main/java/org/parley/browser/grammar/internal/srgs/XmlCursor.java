package org.parley.browser.grammar.internal.srgs;

import java.io.StringReader;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A place in an XML document: one step ahead, one look at what stands there. */
final class XmlCursor {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final int MAX_DEPTH = 100;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final String namespace;
    private int depth;

    /** @param namespace of the elements that matter */
    XmlCursor(String document, String namespace) throws XMLStreamException {
        this.xml = FACTORY.createXMLStreamReader(new StringReader(document));
        this.namespace = namespace;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Steps on, up to the end tag of the element that is open; false there. */
    boolean next() throws XMLStreamException, Malformed {
        int event = xml.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Malformed("entity &" + xml.getLocalName() + "; is not allowed");
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
            throw new Malformed("elements are nested more than " + MAX_DEPTH + " deep");
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            return false;
        }
        return true;
    }

    /** Passes comments, processing instructions and DOCTYPE. */
    void toDocumentElement() throws XMLStreamException, Malformed {
        do {
            next();
        } while (!xml.isStartElement());
    }

    boolean isElement() {
        return xml.isStartElement();
    }

    /** Its local name; empty for an element of another namespace. */
    String element() {
        return namespace.equals(xml.getNamespaceURI()) ? xml.getLocalName() : "";
    }

    /** Character data at this place; empty at anything else. */
    String text() {
        boolean isText =
                xml.getEventType() == XMLStreamConstants.CHARACTERS || xml.getEventType() == XMLStreamConstants.CDATA;
        return isText ? xml.getText() : "";
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    String attribute(String name, String fallback) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? fallback : value;
    }

    /** {@code xml:lang} or {@code xml:base}; null when it is not there. */
    String xmlAttribute(String name) {
        return xml.getAttributeValue(XML, name);
    }

    /** Refuses attributes without a namespace other than these. */
    void allowAttributes(String... names) throws Malformed {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespaceOfAttribute = xml.getAttributeNamespace(i);
            String name = xml.getAttributeLocalName(i);
            if ((namespaceOfAttribute == null || namespaceOfAttribute.isEmpty())
                    && !Arrays.asList(names).contains(name)) {
                throw new Malformed("<" + element() + "> has no attribute " + name);
            }
        }
    }

    /** Text of the element that is open, which holds nothing else; then stands at its end. */
    String wholeText() throws XMLStreamException, Malformed {
        StringBuilder text = new StringBuilder();
        while (next()) {
            if (isElement()) {
                throw new Malformed("an element stands where only text may");
            }
            text.append(text());
        }
        return text.toString();
    }

    /** Passes over all that the open element holds, to its end. */
    void skip() throws XMLStreamException, Malformed {
        for (int outer = depth; depth >= outer; ) {
            next();
        }
    }
}
