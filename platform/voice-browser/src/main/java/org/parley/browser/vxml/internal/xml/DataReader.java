package org.parley.browser.vxml.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads what {@code <data>} fetched to a DOM document (VoiceXML 2.1 §5). Thread-safe. */
public final class DataReader {
    private static final String MAX_DEPTH = "200";

    private final int maxBytes;
    /** Those that wait for a document: to make one costs more than to read what a page brings. */
    private final Queue<DocumentBuilder> builders = new ConcurrentLinkedQueue<>();

    public DataReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    public Document read(byte[] data, String charset, String source) throws MarkupException {
        if (data.length > maxBytes) {
            throw new MarkupException(source + ": larger than " + maxBytes + " bytes");
        }
        InputSource input = new InputSource(new ByteArrayInputStream(data));
        if (charset != null) {
            input.setEncoding(charset);
        }
        DocumentBuilder known = builders.poll();
        DocumentBuilder builder = known == null ? builder() : known;
        try {
            Document document = builder.parse(input);
            builder.reset();
            builder.setErrorHandler(new Strict());
            builders.add(builder);
            return document;
        } catch (SAXParseException bad) {
            throw new MarkupException(source + ":" + bad.getLineNumber() + ": " + bad.getMessage(), bad);
        } catch (SAXException | IOException bad) {
            throw new MarkupException(source + ": " + bad.getMessage(), bad);
        }
    }

    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", MAX_DEPTH);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the XML parser of this Java lacks a safety setting", missing);
        }
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // Not an error: the document is read all the same.
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
