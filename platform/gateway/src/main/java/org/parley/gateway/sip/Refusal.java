package org.parley.gateway.sip;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A final answer that refuses a request.
 *
 * @param why for our log, more exact than the reason phrase
 */
record Refusal(int status, String reason, Map<String, String> headers, String why) {
    private static final String RETRY_AFTER = "Retry-After";

    static Refusal overloaded(String why) {
        return new Refusal(503, "Service Unavailable", Map.of(RETRY_AFTER, "10"), why);
    }

    static Refusal notAcceptable(String why) {
        return new Refusal(488, "Not Acceptable Here", Map.of(), why);
    }

    static Refusal unsupportedBody(SipBody body) {
        return new Refusal(
                415,
                "Unsupported Media Type",
                Map.of("Accept", SipBody.SDP),
                "body " + body.type() + " " + body.encoding());
    }

    /** RFC 3261 §20.1: a caller that takes no session description can be given no call. */
    static Optional<Refusal> ofAccept(InviteRequest invite) {
        String accept = invite.headers().getOrDefault("accept", SipBody.SDP);
        boolean takesSdp = Arrays.stream(accept.split(","))
                .map(range -> range.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(range -> range.equals(SipBody.SDP) || range.equals("application/*") || range.equals("*/*"));
        return takesSdp
                ? Optional.empty()
                : Optional.of(new Refusal(406, "Not Acceptable", Map.of(), "the caller accepts " + accept));
    }

    /** RFC 3261 §14.2: another offer is under way. */
    static Refusal glare() {
        return new Refusal(491, "Request Pending", Map.of(), "an offer of ours waits for its answer");
    }

    /** RFC 3311 §5.2: their first offer is not answered yet. */
    static Refusal tooEarly() {
        return new Refusal(
                500, "Server Internal Error", Map.of(RETRY_AFTER, "2"), "the first offer is not answered yet");
    }
}
