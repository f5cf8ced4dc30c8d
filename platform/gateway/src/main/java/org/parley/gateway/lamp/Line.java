package org.parley.gateway.lamp;

import org.parley.gateway.sip.LineState;

/** One call of an extension, as lamps of others show it: that it is, not with whom. */
record Line(String id, boolean incoming, LineState state) {

    /** RFC 4235 §4.1.2. */
    String element() {
        return "<dialog id=\"" + id + "\" direction=\"" + (incoming ? "recipient" : "initiator") + "\"><state>"
                + state.name().toLowerCase(java.util.Locale.ROOT) + "</state></dialog>\n";
    }
}
