package org.parley.browser.vxml.internal.xml;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Who may read an XML document: its processing instructions {@code <?access-control allow="…" deny="…"?>}, host names or
 * {@code *.domain} or {@code *}, of which the closest one counts (VoiceXML 2.1 §5.1). Without one, everybody.
 */
public final class AccessControl {
    private static final Pattern ITEMS = Pattern.compile("(allow|deny)\\s*=\\s*(\"([^\"]*)\"|'([^']*)')");

    private AccessControl() {}

    /** @param host where the document that asks came from; empty when that is no host */
    public static boolean allows(Document document, Optional<String> host) {
        boolean restricted = false;
        int allowed = -1;
        int denied = -1;
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() != Node.PROCESSING_INSTRUCTION_NODE
                    || !node.getNodeName().equals("access-control")) {
                continue;
            }
            restricted = true;
            Matcher items = ITEMS.matcher(node.getNodeValue());
            while (items.find()) {
                String patterns = items.group(3) == null ? items.group(4) : items.group(3);
                int closest = closest(patterns, host.orElse("").toLowerCase(Locale.ROOT));
                if (items.group(1).equals("allow")) {
                    allowed = Math.max(allowed, closest);
                } else {
                    denied = Math.max(denied, closest);
                }
            }
        }
        return !restricted || allowed > denied;
    }

    /** The length of the longest pattern that names a host; -1 for none. */
    private static int closest(String patterns, String host) {
        int closest = -1;
        for (String pattern : patterns.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean matches = pattern.equals("*")
                    || pattern.equals(host)
                    || pattern.startsWith("*.") && host.endsWith(pattern.substring(1));
            if (matches && !pattern.isEmpty()) {
                closest = Math.max(closest, pattern.equals(host) ? Integer.MAX_VALUE : pattern.length());
            }
        }
        return closest;
    }
}
