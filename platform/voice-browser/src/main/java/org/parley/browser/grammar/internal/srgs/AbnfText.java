package org.parley.browser.grammar.internal.srgs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of an ABNF document, by its self-identifying header (SRGS 1.0 §4.2, §4.4). */
final class AbnfText {
    /** Nothing but the end of the line may follow the semicolon. */
    private static final Pattern HEADER =
            Pattern.compile("\\A#ABNF[ ]1\\.0(?:[ ]([A-Za-z][A-Za-z0-9._-]*))?;[ \\t]*(?:\\r\\n|\\r|\\n|\\z)");

    private AbnfText() {}

    /** Whether a document begins like one of the ABNF form, correct or not. */
    static boolean isAbnf(byte[] document) {
        return head(document).stripLeading().startsWith("#");
    }

    /** @return the whole text with its header */
    static String decode(byte[] document) throws Malformed {
        Matcher header = HEADER.matcher(head(document));
        if (!header.find()) {
            throw new Malformed("the first line is not \"#ABNF 1.0;\" or \"#ABNF 1.0 ENCODING;\"");
        }
        Charset visible = Encoding.visible(document);
        Charset declared = header.group(1) == null ? null : Encoding.named(header.group(1));
        if (visible != null) {
            return Encoding.decode(document, visible);
        } else if (declared != null) {
            return Encoding.decode(document, declared);
        }
        try {
            return Encoding.decode(document, StandardCharsets.UTF_8);
        } catch (Malformed notUnicode) {
            // The header leaves the encoding to us, and every document is one in Latin 1.
            return Encoding.decode(document, StandardCharsets.ISO_8859_1);
        }
    }

    static int headerLength(String text) {
        Matcher header = HEADER.matcher(text);
        return header.find() ? header.end() : 0;
    }

    private static String head(byte[] document) {
        Charset visible = Encoding.visible(document);
        Charset charset = visible == null ? StandardCharsets.ISO_8859_1 : visible;
        String head = new String(document, 0, Math.min(document.length, 400) & ~1, charset);
        if (document.length == 1) {
            head = new String(document, charset);
        }
        return head.startsWith("\uFEFF") ? head.substring(1) : head;
    }
}
