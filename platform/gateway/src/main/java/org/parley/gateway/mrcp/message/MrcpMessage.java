package org.parley.gateway.mrcp.message;

/** What travels on a control channel (RFC 6787 §5): a request, the response to one, or an event that follows one. */
public sealed interface MrcpMessage permits MrcpRequest, MrcpResponse, MrcpEvent {

    /** Of the request that this is, answers or belongs to. */
    long requestId();

    MrcpHeaders headers();

    /** Octets as sent, also of a multipart body; not copied, read only. Empty when there is none. */
    byte[] body();

    /** The start line behind the length, without its end. */
    String startLine();

    /** Which resource of which session is meant (RFC 6787 §6.2.1), for instance {@code 32AECB234338@speechsynth}. */
    default String channel() {
        return headers().first("Channel-Identifier").orElse("");
    }
}
