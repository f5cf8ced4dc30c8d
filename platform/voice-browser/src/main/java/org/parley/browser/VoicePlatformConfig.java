package org.parley.browser;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * What a voice platform needs to know.
 *
 * @param callDocument where the CCXML document of a new call is fetched; its origin is the only one that the platform key
 *     is sent to
 * @param platformKey sent as {@code Authorization: Bearer}; empty for none
 * @param fetchTimeout bound on one fetch of a CCXML document or script
 * @param sessionLimit a call's session is ended after this time at the latest
 * @param otherOrigins where documents and recordings may come from beside that, without the key
 * @param finalProcessing bound on what dialogs still do after the end of their connection
 */
public record VoicePlatformConfig(
        URI callDocument,
        String platformKey,
        Duration fetchTimeout,
        Duration sessionLimit,
        Duration finalProcessing,
        Set<URI> otherOrigins) {

    /** The usual bounds: 7 s for a fetch, 12 hours for a call, 35 s for final processing. */
    public static VoicePlatformConfig of(URI callDocument, String platformKey) {
        return new VoicePlatformConfig(
                callDocument,
                platformKey,
                Duration.ofSeconds(7),
                Duration.ofHours(12),
                Duration.ofSeconds(35),
                Set.of());
    }

    public VoicePlatformConfig withOtherOrigins(Set<URI> origins) {
        return new VoicePlatformConfig(
                callDocument, platformKey, fetchTimeout, sessionLimit, finalProcessing, Set.copyOf(origins));
    }

    /** Scheme, host and port of the call document: where the webapp is. */
    public URI origin() {
        return callDocument.resolve("/");
    }
}
