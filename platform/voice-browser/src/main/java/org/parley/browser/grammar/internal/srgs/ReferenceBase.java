package org.parley.browser.grammar.internal.srgs;

import java.net.URI;

/** What relative references of a document are resolved against (SRGS 1.0 §4.9). */
final class ReferenceBase {
    private final URI address;
    /** The declared base up to its last slash: logical parses show it before references. */
    private final String prefix;

    private ReferenceBase(URI address, String prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    static ReferenceBase of(URI document) {
        return new ReferenceBase(document, "");
    }

    /** The base that a document declares, over the one that it has by its address. */
    ReferenceBase declared(String base) throws Malformed {
        String text = base.strip();
        URI resolved = resolve(text);
        return new ReferenceBase(resolved, text.substring(0, text.lastIndexOf('/') + 1));
    }

    Expansion.ExternalReference external(String uri, String mediaType, int line) throws Malformed {
        int fragment = uri.indexOf('#');
        String rule = fragment < 0 ? "" : Names.referable(uri.substring(fragment + 1), uri);
        URI grammar = resolve(fragment < 0 ? uri : uri.substring(0, fragment));
        String text =
                prefix.isEmpty() || isAnchored(uri) ? uri : prefix + (uri.startsWith("./") ? uri.substring(2) : uri);
        return new Expansion.ExternalReference(grammar, rule, mediaType.strip(), text, line);
    }

    private static boolean isAnchored(String uri) {
        return uri.startsWith("/") || URI.create(uri).isAbsolute();
    }

    URI resolve(String reference) throws Malformed {
        try {
            return address.resolve(reference.strip());
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("'" + reference + "' is no address");
        }
    }
}
