package org.parley.browser.vxml.internal.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.Recording;

/**
 * Gives the same audio the same identity, so that a platform can keep what it made of it. Audio is kept when it comes for
 * the second time, out of the cache: what may not be cached, a message for instance, is never the same again. Bounded by
 * bytes, the least recently used forgotten first. Thread-safe.
 */
public final class AudioStore {
    private static final int REMEMBERED = 1_024;

    private final long maxBytes;
    /** What came once. */
    private final Map<URI, WeakReference<byte[]>> once = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, WeakReference<byte[]>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Map<URI, AudioContent> contents = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public AudioStore(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    public AudioContent of(Fetched fetched) {
        synchronized (contents) {
            AudioContent known = contents.get(fetched.uri());
            // A cached answer comes with the very same array; anything else may have changed.
            if (known != null && known.bytes() == fetched.body()) {
                return known;
            }
            AudioContent content = new AudioContent(fetched.body(), fetched.audioType());
            WeakReference<byte[]> before = once.put(fetched.uri(), new WeakReference<>(fetched.body()));
            if (before == null || before.get() != fetched.body()) {
                return content;
            }
            once.remove(fetched.uri());
            contents.put(fetched.uri(), content);
            bytes += content.bytes().length - (known == null ? 0 : known.bytes().length);
            Iterator<AudioContent> oldest = contents.values().iterator();
            while (bytes > maxBytes && oldest.hasNext()) {
                bytes -= oldest.next().bytes().length;
                oldest.remove();
            }
            return content;
        }
    }

    public static AudioContent of(Recording recording) throws IOException {
        try (InputStream in = recording.open()) {
            return new AudioContent(in.readAllBytes(), recording.mediaType());
        }
    }
}
