package org.parley.browser.grammar;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.grammar.GrammarCompiler.References;

/**
 * Compiled grammars by the content of their document. A grammar that refers to others is used again only while those have
 * not changed either. Automata grow as they are used, so the sizes are added up anew for each grammar that comes in; the
 * least recently used ones go first.
 */
final class GrammarCache {

    /** @param content SHA-256 of a document, or the address of a built-in grammar */
    record Key(String content, URI base, String fragment, String mediaType) {}

    private record Entry(CompiledGrammar grammar, Map<URI, String> references) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final int maxEntries;
    private final long maxSize;

    /** @param maxSize of all automata together, see {@link org.parley.browser.grammar.internal.automaton.Automaton#size} */
    GrammarCache(int maxEntries, long maxSize) {
        this.maxEntries = maxEntries;
        this.maxSize = maxSize;
    }

    static Key key(GrammarDocument document) {
        return new Key(hash(document.content()), document.base(), document.fragment(), document.mediaType());
    }

    static Key key(String builtin) {
        return new Key(builtin, null, "", "");
    }

    /** @return null when it is not known or out of date */
    CompiledGrammar get(Key key, References references) throws GrammarException {
        Entry entry;
        synchronized (entries) {
            entry = entries.get(key);
        }
        if (entry == null) {
            return null;
        }
        for (Map.Entry<URI, String> reference : entry.references().entrySet()) {
            if (!hash(references.load(reference.getKey())).equals(reference.getValue())) {
                return null;
            }
        }
        return entry.grammar();
    }

    void put(Key key, CompiledGrammar grammar, Map<URI, byte[]> references) {
        Map<URI, String> hashes = new HashMap<>();
        references.forEach((uri, document) -> hashes.put(uri, hash(document)));
        synchronized (entries) {
            entries.put(key, new Entry(grammar, hashes));
            trim();
        }
    }

    private void trim() {
        long size = 0;
        for (Entry entry : entries.values()) {
            size += size(entry);
        }
        for (Iterator<Entry> eldest = entries.values().iterator();
                eldest.hasNext() && (entries.size() > maxEntries || size > maxSize); ) {
            size -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(Entry entry) {
        return entry.grammar() instanceof AutomatonGrammar grammar
                ? grammar.automaton().size()
                : 0;
    }

    private static String hash(byte[] document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
