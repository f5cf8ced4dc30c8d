package org.parley.browser.grammar.internal.srgs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Character encodings of grammar documents (SRGS 1.0 §4.4), decoded strictly. */
final class Encoding {
    private Encoding() {}

    /**
     * The encoding that the first bytes show, by a byte order mark or by the zeros of UTF-16 (XML 1.0 appendix F); null
     * when they show none.
     */
    static Charset visible(byte[] document) {
        int first = document.length < 2 ? -1 : (document[0] & 0xff) << 8 | document[1] & 0xff;
        if (first == 0xfeff || first == 0xfffe) {
            return StandardCharsets.UTF_16;
        } else if (first > 0 && first < 0x80) {
            return StandardCharsets.UTF_16BE;
        } else if (first > 0 && (first & 0xff) == 0 && first >> 8 < 0x80) {
            return StandardCharsets.UTF_16LE;
        }
        boolean hasUtf8Mark = first == 0xefbb && document.length > 2 && (document[2] & 0xff) == 0xbf;
        return hasUtf8Mark ? StandardCharsets.UTF_8 : null;
    }

    static Charset named(String name) throws Malformed {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Malformed("encoding \"" + name + "\" is not known");
        }
    }

    static String decode(byte[] document, Charset charset) throws Malformed {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new Malformed("the document is not in " + charset);
        }
    }
}
