package org.parley.gateway.sip;

import java.util.List;
import java.util.Optional;

/**
 * What became of an INVITE before it is a call.
 *
 * @param user the extension that the caller proved to be; empty for a guest
 * @param trunk the trunk that it came from; empty for none
 * @param dialled the number that it is for, instead of the one in the request; empty to leave that
 * @param status 0 for a call that may come in; else the answer that refuses it
 */
public record Admission(
        Optional<String> user,
        Optional<String> trunk,
        String dialled,
        int status,
        String reason,
        List<SipHeader> headers) {

    public static Admission guest() {
        return new Admission(Optional.empty(), Optional.empty(), "", 0, "", List.of());
    }

    public static Admission of(String user) {
        return new Admission(Optional.of(user), Optional.empty(), "", 0, "", List.of());
    }

    /** A call of a provider of ours. */
    public static Admission trunk(String name, String dialled) {
        return new Admission(Optional.empty(), Optional.of(name), dialled, 0, "", List.of());
    }

    public static Admission refused(int status, String reason, List<SipHeader> headers) {
        return new Admission(Optional.empty(), Optional.empty(), "", status, reason, headers);
    }

    public boolean isRefused() {
        return status != 0;
    }
}
