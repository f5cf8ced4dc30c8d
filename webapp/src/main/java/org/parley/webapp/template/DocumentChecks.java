package org.parley.webapp.template;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Checks one rendered document: well-formed, its addresses lead somewhere, its keys and times make sense. */
final class DocumentChecks {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][\\w.]*");
    private static final Pattern TIME = Pattern.compile("\\d*\\.?\\d+(ms|s)");
    private static final Pattern KEYS = Pattern.compile("[0-9*# ]+");
    private static final Set<String> TIMES =
            Set.of("timeout", "interdigittimeout", "termtimeout", "fetchtimeout", "maxtime", "finalsilence");

    private final String template;
    private final Predicate<String> served;
    private final List<Finding> findings = new ArrayList<>();

    private DocumentChecks(String template, Predicate<String> served) {
        this.template = template;
        this.served = served;
    }

    /** @param served whether the platform connector answers at a path */
    static List<Finding> check(String template, String rendered, Predicate<String> served) {
        DocumentChecks checks = new DocumentChecks(template, served);
        try {
            checks.document(parse(rendered));
        } catch (SAXException e) {
            checks.find("is not well-formed: " + e.getMessage());
        }
        return checks.findings;
    }

    private void document(Document document) {
        Set<String> ids = new HashSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id") && !ids.add(element.getAttribute("id"))) {
                find("two elements have the id " + element.getAttribute("id"));
            }
        }
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            addresses(element, ids);
            times(element);
            if (element.getTagName().equals("menu") || element.getTagName().equals("field")) {
                keys(element);
            }
        }
    }

    private void addresses(Element element, Set<String> ids) {
        for (String attribute : List.of("next", "src", "srcexpr", "expr")) {
            String value = element.getAttribute(attribute).replaceAll("^'(/.*)'$", "$1");
            if (value.startsWith("#") && attribute.equals("next") && !ids.contains(value.substring(1))) {
                find("<" + element.getTagName() + "> leads to " + value + ", which is not in the document");
            }
            if (value.startsWith("/") && !served.test(value.replaceAll("[#?].*", ""))) {
                find("<" + element.getTagName() + "> leads to " + value + ", where nothing is");
            }
        }
    }

    private void times(Element element) {
        if (element.getTagName().equals("property") && TIMES.contains(element.getAttribute("name"))) {
            time(element, "value");
        }
        for (String attribute : TIMES) {
            if (element.hasAttribute(attribute)) {
                time(element, attribute);
            }
        }
    }

    /** In CCXML times are expressions: a literal is looked into, a variable is known when the call is there. */
    private void time(Element element, String attribute) {
        String text = element.getAttribute(attribute);
        boolean expressions =
                element.getOwnerDocument().getDocumentElement().getTagName().equals("ccxml");
        if (expressions && VARIABLE.matcher(text).matches()) {
            return;
        }
        boolean literal = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        if (!TIME.matcher(literal ? text.substring(1, text.length() - 1) : text).matches()) {
            find("<" + element.getTagName() + " " + attribute + "=\"" + element.getAttribute(attribute)
                    + "\"> is not a time");
        }
    }

    private void keys(Element menu) {
        Set<String> used = new HashSet<>();
        for (String tag : List.of("choice", "option")) {
            NodeList choices = menu.getElementsByTagName(tag);
            for (int i = 0; i < choices.getLength(); i++) {
                String keys = ((Element) choices.item(i)).getAttribute("dtmf").replace(" ", "");
                if (!KEYS.matcher(keys).matches()) {
                    find("<" + tag + " dtmf=\"" + keys + "\"> names no keys");
                } else if (!used.add(keys)) {
                    find("two choices have the keys " + keys);
                }
            }
        }
    }

    private void find(String problem) {
        findings.add(new Finding(template, 0, problem));
    }

    static Document parse(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the XML parser of the Java platform does not work", e);
        }
    }
}
