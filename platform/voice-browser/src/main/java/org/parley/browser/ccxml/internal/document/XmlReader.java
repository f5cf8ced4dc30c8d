package org.parley.browser.ccxml.internal.document;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into a tree, within limits. A DOCTYPE is skipped and no entity is resolved. Elements and attributes of other
 * namespaces are left out (CCXML 1.0 §6.2: metadata), except {@code xml:base}.
 */
final class XmlReader {
    private static final String CCXML = "http://www.w3.org/2002/09/ccxml";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final int MAX_BYTES = 2_000_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 50_000;
    private static final XMLInputFactory FACTORY = factory();

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private XmlElement root;
    private int elements;
    private int foreign;
    private int inline;

    static XmlElement read(byte[] bytes) throws CcxmlSyntaxException {
        if (bytes.length > MAX_BYTES) {
            throw new CcxmlSyntaxException("the document is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return new XmlReader().tree(FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            throw new CcxmlSyntaxException("not well-formed XML: " + e.getMessage(), e);
        }
    }

    /** Where the root of a document that {@link #read} takes begins, when it stands in no namespace; 0 when it does. */
    static int rootWithoutNamespace(byte[] bytes) throws CcxmlSyntaxException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // what stands before the root
            }
            String namespace = reader.getNamespaceURI();
            return namespace == null || namespace.isEmpty()
                    ? reader.getLocation().getLineNumber()
                    : 0;
        } catch (XMLStreamException e) {
            throw new CcxmlSyntaxException("not well-formed XML: " + e.getMessage(), e);
        }
    }

    private XmlElement tree(XMLStreamReader reader) throws XMLStreamException, CcxmlSyntaxException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new CcxmlSyntaxException(
                            "line " + reader.getLocation().getLineNumber() + ": unknown entity &"
                                    + reader.getLocalName() + ";");
                default -> {
                    // comments, processing instructions and the DOCTYPE say nothing
                }
            }
        }
        if (root == null) {
            throw new CcxmlSyntaxException("the root element is not <ccxml xmlns=\"" + CCXML + "\">");
        }
        return root;
    }

    private void start(XMLStreamReader reader) throws CcxmlSyntaxException {
        if (inline > 0 || (!open.isEmpty() && foreign == 0 && open.peek().name().equals("send"))) {
            if (++inline > MAX_DEPTH) {
                throw new CcxmlSyntaxException("more than " + MAX_DEPTH + " levels inside <send>");
            }
            open.peek().inline().start(reader);
            return;
        }
        String namespace = reader.getNamespaceURI();
        boolean ours = namespace == null || namespace.isEmpty() || namespace.equals(CCXML);
        if (!ours || foreign > 0) {
            foreign++;
            return;
        }
        if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
            throw new CcxmlSyntaxException("more than " + MAX_ELEMENTS + " elements or " + MAX_DEPTH + " levels");
        }
        XmlElement element = new XmlElement(
                reader.getLocalName(), attributes(reader), reader.getLocation().getLineNumber());
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().children().add(element);
        }
        open.push(element);
    }

    private void end(XMLStreamReader reader) {
        if (inline > 0) {
            inline--;
            open.peek().inline().end(reader);
        } else if (foreign > 0) {
            foreign--;
        } else {
            open.pop();
        }
    }

    private void text(String text) {
        if (foreign == 0 && !open.isEmpty() && open.peek().name().equals("send")) {
            open.peek().inline().text(text);
        } else if (foreign == 0 && !open.isEmpty()) {
            open.peek().addText(text);
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else if (namespace.equals(XML)) {
                attributes.put("xml:" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
