package org.parley.browser.ccxml.internal.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** XML written again as it is read, complete by itself: each element declares the namespace that it is in. */
final class InlineMarkup {
    private final StringBuilder xml = new StringBuilder();
    private final Deque<String> defaults = new ArrayDeque<>();

    void start(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        xml.append('<').append(reader.getLocalName());
        if (!namespace.equals(defaults.isEmpty() ? "" : defaults.peek())) {
            attribute("xmlns", namespace);
        }
        defaults.push(namespace);
        Map<String, String> prefixes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(name(reader, i, prefixes), reader.getAttributeValue(i));
        }
        xml.append('>');
    }

    private String name(XMLStreamReader reader, int i, Map<String, String> prefixes) {
        String namespace = reader.getAttributeNamespace(i);
        if (namespace == null || namespace.isEmpty()) {
            return reader.getAttributeLocalName(i);
        }
        if (namespace.equals("http://www.w3.org/XML/1998/namespace")) {
            return "xml:" + reader.getAttributeLocalName(i);
        }
        String prefix = prefixes.get(namespace);
        if (prefix == null) {
            prefix = "n" + (prefixes.size() + 1);
            prefixes.put(namespace, prefix);
            attribute("xmlns:" + prefix, namespace);
        }
        return prefix + ":" + reader.getAttributeLocalName(i);
    }

    private void attribute(String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(escape(value).replace("\"", "&quot;"))
                .append('"');
    }

    void end(XMLStreamReader reader) {
        defaults.pop();
        xml.append("</").append(reader.getLocalName()).append('>');
    }

    void text(String text) {
        xml.append(escape(text));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return xml.toString().strip();
    }
}
