package org.parley.gateway.registrar;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.parley.gateway.digest.DigestAlgorithm;

/**
 * Settings of the registrar.
 *
 * @param webapp origin of the platform connector now
 * @param platformKey for it
 * @param node names this gateway among several
 * @param realm that telephones are told; must be the one that their secrets were made for
 * @param algorithms that are offered, the preferred one first
 * @param nonceAge how long a nonce is good
 * @param domains hosts that are ours beside our addresses
 * @param extensionDigits how long extensions are
 * @param expiry shortest and longest registration, and the one of telephones that ask for none
 * @param maxContacts of one extension
 * @param centerPrefix before an extension: the number of its message center, which message buttons call
 * @param throttle of those who fail to prove who they are
 */
@RecordBuilder
public record RegistrarConfig(
        Supplier<URI> webapp,
        Supplier<String> platformKey,
        String node,
        String realm,
        List<DigestAlgorithm> algorithms,
        Duration nonceAge,
        Set<String> domains,
        int extensionDigits,
        String centerPrefix,
        Expiry expiry,
        int maxContacts,
        FailureLimits throttle)
        implements RegistrarConfigBuilder.With {

    /** Bounds on registrations. */
    public record Expiry(Duration shortest, Duration usual, Duration longest) {}

    /**
     * So many failures of one source, or of one account from anywhere, within a time: then they are refused unread until
     * that time has passed without another one.
     */
    public record FailureLimits(int perSource, int perAccount, Duration within) {}

    /** Three digits, an hour, ten telephones each. */
    public static RegistrarConfig of(Supplier<URI> webapp, Supplier<String> platformKey) {
        return new RegistrarConfig(
                webapp,
                platformKey,
                "main",
                "parley",
                List.of(DigestAlgorithm.values()),
                Duration.ofMinutes(5),
                Set.of(),
                3,
                "6",
                new Expiry(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(2)),
                10,
                new FailureLimits(20, 50, Duration.ofMinutes(5)));
    }

    public RegistrarConfig withRealm(String name, List<DigestAlgorithm> offered, Duration age) {
        return with().realm(name).algorithms(offered).nonceAge(age).build();
    }

    public RegistrarConfig withDomains(Set<String> ours, int digits) {
        return with().domains(ours).extensionDigits(digits).build();
    }

    public RegistrarConfig withExpiry(Expiry bounds, int contacts) {
        return with().expiry(bounds).maxContacts(contacts).build();
    }
}
