package org.parley.browser.fetch;

import java.util.Arrays;

/**
 * The content of a fetched document as a key of what was made of it: equal when every byte is. Compared, not digested: a
 * digest of each page that is shown again costs more than all else that the caches do.
 */
public final class ContentKey {
    private final byte[] content;
    private final int hash;

    /** @param content not copied; must not change any more */
    public ContentKey(byte[] content) {
        this.content = content;
        this.hash = Arrays.hashCode(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentKey key && hash == key.hash && Arrays.equals(content, key.content);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
