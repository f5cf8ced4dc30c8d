package org.parley.browser.grammar;

import java.net.URI;

/**
 * A grammar as it was fetched or written inline.
 *
 * @param content the whole document: the XML form or the ABNF form. An inline ABNF grammar starts at its {@code #ABNF}
 * @param base for messages and for resolving references
 * @param fragment rule to start with instead of the grammar's root, or empty
 * @param mediaType {@code application/srgs}, {@code application/srgs+xml}, or empty: then the content tells which form it
 *     has. Other media types tell nothing either
 */
public record GrammarDocument(byte[] content, URI base, String fragment, String mediaType) {

    public GrammarDocument(byte[] content, URI base) {
        this(content, base, "", "");
    }
}
