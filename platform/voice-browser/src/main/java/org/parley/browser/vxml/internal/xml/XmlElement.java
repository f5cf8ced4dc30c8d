package org.parley.browser.vxml.internal.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element.
 *
 * @param namespace its URI, empty for none
 * @param name local name
 * @param attributes by local name; those of the XML namespace as {@code xml:name}; in document order
 * @param children elements and texts
 */
public record XmlElement(
        String namespace, String name, Map<String, String> attributes, List<XmlNode> children, int line)
        implements XmlNode {
    public static final String VXML = "http://www.w3.org/2001/vxml";
    public static final String SRGS = "http://www.w3.org/2001/06/grammar";
    public static final String SSML = "http://www.w3.org/2001/10/synthesis";

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** All character data below it, as written. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (XmlNode child : children) {
            text.append(child instanceof XmlText piece ? piece.text() : ((XmlElement) child).text());
        }
        return text.toString();
    }

    /** The element as a document of its own, all of it in one namespace. */
    public String serialize(String namespaceUri) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        write(out, namespaceUri);
        return out.toString();
    }

    private void write(StringBuilder out, String namespaceUri) {
        out.append('<').append(name);
        if (namespaceUri != null) {
            out.append(" xmlns=\"").append(namespaceUri).append('"');
        }
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(out, value);
            out.append('"');
        });
        out.append('>');
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                element.write(out, null);
            } else {
                escape(out, ((XmlText) child).text());
            }
        }
        out.append("</").append(name).append('>');
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < ' ') {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}
