package org.parley.browser.vxml.internal.document;

import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.fetch.ContentKey;
import org.parley.browser.vxml.DocumentCacheCounters;
import org.parley.browser.vxml.internal.element.VoiceXmlDocument;
import org.parley.browser.vxml.internal.xml.MarkupException;

/**
 * Compiled documents by what they say and where they stand, so that documents that may not be cached as answers are
 * still compiled once for all. One is kept when it comes for the second time: pages with something of one call in them,
 * which come once, leave the room to the others. Bounded by bytes, the least recently used dropped first. Thread-safe.
 */
public final class DocumentCache {
    private static final int REMEMBERED = 4_096;

    private final long maxBytes;
    private final DocumentReader reader;
    private final Map<Key, Entry> documents = new LinkedHashMap<>(64, 0.75f, true);
    /** Hashes of what came once. */
    private final Set<Integer> once = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private long bytes;

    private record Key(ContentKey content, URI base) {}

    private record Entry(VoiceXmlDocument document, int bytes) {}

    public DocumentCache(long maxBytes, DocumentReader reader) {
        this.maxBytes = maxBytes;
        this.reader = reader;
    }

    public VoiceXmlDocument compile(byte[] source, String charset, URI base) throws MarkupException {
        Key key = new Key(new ContentKey(source), base);
        synchronized (documents) {
            Entry known = documents.get(key);
            if (known != null) {
                hits.incrementAndGet();
                return known.document;
            }
        }
        misses.incrementAndGet();
        VoiceXmlDocument document = reader.read(source, charset, base);
        synchronized (documents) {
            if (once.add(key.hashCode())) {
                return document;
            }
            Entry replaced = documents.put(key, new Entry(document, source.length));
            bytes += source.length - (replaced == null ? 0 : replaced.bytes);
            Iterator<Entry> oldest = documents.values().iterator();
            while (bytes > maxBytes && oldest.hasNext()) {
                bytes -= oldest.next().bytes;
                oldest.remove();
            }
        }
        return document;
    }

    public DocumentCacheCounters counters() {
        synchronized (documents) {
            return new DocumentCacheCounters(hits.get(), misses.get(), documents.size(), bytes);
        }
    }
}
