package org.parley.gateway.sip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.gateway.digest.DigestClient;

/**
 * Where a call can be tried.
 *
 * @param uri for the Request-URI
 * @param to for the To header
 * @param fromUser who calls, instead of who is said to; empty to leave it
 * @param fromHost host of From; empty for ours
 * @param login answers challenges, if we have an account there
 */
public record CallTarget(
        String uri,
        String to,
        String fromUser,
        String fromHost,
        List<String> route,
        Optional<SipHop> hop,
        Optional<DigestClient> login) {

    /** Whether it is reached by TLS, so that nobody on the way can read what it is sent. */
    boolean isSecret() {
        return hop.map(where -> where.transport().equalsIgnoreCase("tls"))
                .orElse(uri.toLowerCase(Locale.ROOT).matches("sips:.*|.*;transport=tls(;.*)?"));
    }

    /** A URI as it is. */
    public static CallTarget plain(String uri) {
        return new CallTarget(uri, uri, "", "", List.of(), Optional.empty(), Optional.empty());
    }
}
