package org.parley.gateway.sip;

/** How far a call of an extension is (RFC 4235 §3.7.1, as far as others need to know). */
public enum LineState {
    EARLY,
    CONFIRMED,
    TERMINATED
}
