package org.parley.gateway.sip;

import java.util.List;
import java.util.Optional;

/** Says where calls go that CCXML documents or redirections name. Must not wait for anything. */
public interface CallTargets {

    /**
     * Everything that rings at once for a destination: the registered telephones of {@code extension:101}, a provider for
     * {@code trunk:NAME/NUMBER}, or a SIP URI itself; empty when there is nothing.
     */
    List<CallTarget> of(String destination);

    /** The extension that a SIP URI at one of our hosts names. */
    Optional<String> extension(String uri);

    /** SIP URIs only, and none of them is ours. */
    static CallTargets direct() {
        return new CallTargets() {
            @Override
            public List<CallTarget> of(String destination) {
                return SipUri.parse(destination).isPresent() ? List.of(CallTarget.plain(destination)) : List.of();
            }

            @Override
            public Optional<String> extension(String uri) {
                return Optional.empty();
            }
        };
    }
}
