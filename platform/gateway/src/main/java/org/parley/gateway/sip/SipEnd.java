package org.parley.gateway.sip;

/**
 * How a session ended.
 *
 * @param kind what ended it
 * @param detail for logs and CCXML, for instance the text of a Reason header
 */
public record SipEnd(Kind kind, String detail) {

    public enum Kind {
        /** CANCEL, or BYE before the answer. */
        CANCELLED,
        /** We refused. */
        REJECTED,
        /** The far side sent BYE. */
        FAR_BYE,
        /** We sent BYE. */
        OUR_BYE,
        /** The ACK of our 200 never came. */
        NO_ACK,
        /** A message could not be sent. */
        TRANSPORT
    }

    public static SipEnd of(Kind kind) {
        return new SipEnd(kind, "");
    }
}
