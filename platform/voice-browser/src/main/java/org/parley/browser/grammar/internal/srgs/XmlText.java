package org.parley.browser.grammar.internal.srgs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document (XML 1.0 §4.3.3 and appendix F). The JDK's parser would print encoding errors on the
 * console.
 */
final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.DOTALL);

    private XmlText() {}

    static String decode(byte[] document) throws Malformed {
        Charset visible = Encoding.visible(document);
        if (visible != null) {
            return Encoding.decode(document, visible);
        }
        String head = new String(document, 0, Math.min(document.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        return Encoding.decode(document, declared.find() ? Encoding.named(declared.group(1)) : StandardCharsets.UTF_8);
    }
}
