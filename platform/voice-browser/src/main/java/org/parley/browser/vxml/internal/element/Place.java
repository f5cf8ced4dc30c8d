package org.parley.browser.vxml.internal.element;

import java.net.URI;

/** Where an element stands, for messages. */
public record Place(URI document, int line) {
    @Override
    public String toString() {
        return document + ":" + line;
    }
}
