package org.parley.browser.vxml.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document to a tree. A DOCTYPE is passed over: nothing that it names is loaded and nothing that it declares is
 * expanded. Thread-safe.
 */
public final class XmlReader {
    private static final int MAX_DEPTH = 100;
    private static final XMLInputFactory FACTORY = factory();

    private final int maxBytes;

    public XmlReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** @param charset from the transport, or null to go by the document itself */
    public XmlElement read(byte[] document, String charset, String source) throws MarkupException {
        if (document.length > maxBytes) {
            throw new MarkupException(source + ": larger than " + maxBytes + " bytes");
        }
        InputStream input = new ByteArrayInputStream(document);
        try {
            XMLStreamReader reader = charset == null
                    ? FACTORY.createXMLStreamReader(input)
                    : FACTORY.createXMLStreamReader(input, charset);
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    checkEntity(reader, source);
                }
                XmlElement root = element(reader, source, 0);
                while (reader.hasNext()) {
                    reader.next();
                }
                return root;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException bad) {
            String place =
                    bad.getLocation() == null ? "" : ":" + bad.getLocation().getLineNumber();
            throw new MarkupException(source + place + ": not well-formed: " + bad.getMessage(), bad);
        } catch (RuntimeException bad) {
            // The parser of the JDK answers some broken input so.
            throw new MarkupException(source + ": not well-formed: " + bad.getMessage(), bad);
        }
    }

    private XmlElement element(XMLStreamReader reader, String source, int depth)
            throws XMLStreamException, MarkupException {
        int line = reader.getLocation().getLineNumber();
        if (depth > MAX_DEPTH) {
            throw new MarkupException(source + ":" + line + ": elements nested deeper than " + MAX_DEPTH);
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes(reader);
        List<XmlNode> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int textLine = line;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    flush(text, textLine, children);
                    children.add(element(reader, source, depth + 1));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    flush(text, textLine, children);
                    return new XmlElement(namespace, name, attributes, List.copyOf(children), line);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.isEmpty()) {
                        textLine = reader.getLocation().getLineNumber();
                    }
                    text.append(reader.getText());
                }
                default -> checkEntity(reader, source);
            }
        }
    }

    private static void checkEntity(XMLStreamReader reader, String source) throws MarkupException {
        if (reader.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new MarkupException(source + ":" + reader.getLocation().getLineNumber()
                    + ": entities are not supported: &" + reader.getLocalName() + ";");
        }
    }

    private static void flush(StringBuilder text, int line, List<XmlNode> children) {
        if (!text.isEmpty()) {
            children.add(new XmlText(text.toString(), line));
            text.setLength(0);
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else if (namespace.equals(XMLConstants.XML_NS_URI)) {
                attributes.put("xml:" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return Collections.unmodifiableMap(attributes);
    }
}
