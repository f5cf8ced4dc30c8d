package org.parley.gateway.mrcp.nlsml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What stands in an {@code <instance>}, as plain values. */
final class Meaning {
    private static final int DEEPEST = 20;

    private Meaning() {}

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** Text where there are no elements; else a map of them by name without prefix. */
    static Object of(Element element, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && depth < DEEPEST) {
                values.merge(child.getLocalName(), of(child, depth + 1), Meaning::both);
            }
        }
        return values.isEmpty() ? element.getTextContent().strip().replaceAll("\\s+", " ") : values;
    }

    private static Object both(Object before, Object next) {
        List<Object> all = new ArrayList<>();
        if (before instanceof List<?> several) {
            all.addAll(several);
        } else {
            all.add(before);
        }
        all.add(next);
        return all;
    }
}
