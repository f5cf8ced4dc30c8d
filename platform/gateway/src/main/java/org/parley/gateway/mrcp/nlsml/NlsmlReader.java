package org.parley.gateway.mrcp.nlsml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads results (RFC 6787 §6.3.1). No document type, no entity, nothing fetched; a bound on size and depth. */
public final class NlsmlReader {
    private static final int MOST_OCTETS = 256 << 10;
    private static final int MOST_INTERPRETATIONS = 100;

    private NlsmlReader() {}

    /** @throws IOException it is no result */
    public static NlsmlResult read(byte[] xml) throws IOException {
        if (xml.length > MOST_OCTETS) {
            throw new IOException("a result of " + xml.length + " octets; at most " + MOST_OCTETS);
        }
        Element result = parse(xml);
        if (!"result".equals(result.getLocalName())) {
            throw new IOException("no NLSML result but <" + result.getLocalName() + ">");
        }
        String grammar = result.getAttribute("grammar").strip();
        List<NlsmlResult.Interpretation> interpretations = new ArrayList<>();
        for (Element interpretation : Meaning.children(result, "interpretation")) {
            if (interpretations.size() < MOST_INTERPRETATIONS) {
                interpretations.add(interpretation(interpretation, grammar));
            }
        }
        return new NlsmlResult(grammar, List.copyOf(interpretations));
    }

    private static NlsmlResult.Interpretation interpretation(Element element, String grammarOfResult) {
        String grammar = element.getAttribute("grammar").strip();
        String mode = "speech";
        String input = "";
        for (Element said : Meaning.children(element, "input")) {
            mode = said.hasAttribute("mode") ? said.getAttribute("mode").strip() : mode;
            boolean nothing = !Meaning.children(said, "noinput").isEmpty()
                    || !Meaning.children(said, "nomatch").isEmpty();
            input = nothing ? "" : said.getTextContent().strip().replaceAll("\\s+", " ");
            break;
        }
        Object meaning = "";
        for (Element instance : Meaning.children(element, "instance")) {
            meaning = Meaning.of(instance, 0);
            break;
        }
        return new NlsmlResult.Interpretation(
                grammar.isEmpty() ? grammarOfResult : grammar, confidence(element), input, mode, meaning);
    }

    /** RFC 6787 §6.3.1: 0 to 1; drafts and older servers say 0 to 100. */
    private static double confidence(Element element) {
        try {
            double confidence =
                    Double.parseDouble(element.getAttribute("confidence").strip());
            double share = confidence > 1 ? confidence / 100 : confidence;
            return Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    private static Element parse(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setXIncludeAware(false);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Node root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
            return (Element) root;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks its features", e);
        } catch (SAXException e) {
            throw new IOException("no XML: " + e.getMessage(), e);
        }
    }
}
