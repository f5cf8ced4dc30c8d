package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import org.parley.browser.grammar.GrammarException;

/** Reads a grammar document of either form. */
public final class SrgsReader {
    static final String ABNF = "application/srgs";
    static final String XML = "application/srgs+xml";
    private static final int MAX_BYTES = 4 << 20;

    private SrgsReader() {}

    /**
     * @param mediaType that was declared for it; one that names the other form is an error (SRGS 1.0 §2.2.2), one that
     *     names neither form tells nothing
     * @throws GrammarException error.grammar, naming the line
     */
    public static Grammar read(byte[] document, URI source, String mediaType) throws GrammarException {
        if (document.length > MAX_BYTES) {
            throw new GrammarException(
                    "error.grammar", source, 0, "a grammar may have " + MAX_BYTES + " bytes at most", null);
        }
        String type = mediaType.replaceFirst(";.*", "").strip();
        boolean isAbnf = AbnfText.isAbnf(document);
        if (type.equalsIgnoreCase(isAbnf ? XML : ABNF)) {
            throw new GrammarException(
                    "error.grammar",
                    source,
                    0,
                    "its media type is " + type + " and it is in the " + (isAbnf ? "ABNF" : "XML") + " form",
                    null);
        }
        return isAbnf ? AbnfReader.read(document, source) : SrgsXmlReader.read(document, source);
    }
}
