package org.parley.gateway.sip;

import java.util.Map;

/**
 * Why a call that we placed was not answered.
 *
 * @param status of SIP
 */
record CallFailure(int status, String text, boolean reached) {

    /** In CCXML's and VoiceXML's words: busy, noanswer, declined, noroute, unreachable, or failed. */
    String word() {
        if (!reached) {
            return "unreachable";
        }
        return switch (status) {
            case 486, 600 -> "busy";
            case 408, 480, 487 -> "noanswer";
            case 603, 403 -> "declined";
            case 404, 410, 484, 604 -> "noroute";
            default -> "failed";
        };
    }

    /** Of two branches the one that says more (RFC 3261 §16.7, step 6). */
    CallFailure better(CallFailure other) {
        return rank() <= other.rank() ? this : other;
    }

    private int rank() {
        if (status >= 600) {
            return 0;
        }
        if (!reached) {
            return 9;
        }
        return switch (status) {
            case 486 -> 1;
            case 480 -> 2;
            case 408 -> 3;
            default -> 4;
        };
    }

    Map<String, Object> properties() {
        return Map.of("reason", word(), "status", status, "text", text, "trigger", "remote");
    }
}
