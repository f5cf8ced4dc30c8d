package org.parley.browser.ccxml;

import java.net.URI;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.CcxmlParser;
import org.parley.browser.ccxml.internal.document.CcxmlSyntaxException;

/** Tells whether a document is CCXML 1.0, as far as that can be seen without running it. */
public final class CcxmlCheck {
    private CcxmlCheck() {}

    /**
     * What is wrong first: {@code line N: cause}, or the words of the XML parser. Empty when nothing is.
     *
     * @param uri where the document comes from
     */
    public static Optional<String> problem(byte[] document, URI uri) {
        try {
            CcxmlParser.check(document, uri);
            return Optional.empty();
        } catch (CcxmlSyntaxException e) {
            return Optional.of(e.getMessage());
        }
    }
}
