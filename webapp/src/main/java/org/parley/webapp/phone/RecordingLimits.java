package org.parley.webapp.phone;

import java.time.Duration;
import java.util.Map;
import org.parley.webapp.voicemail.Voicemail;
import org.parley.webapp.voicemail.VoicemailLimits;

/** How long somebody may speak, as templates read it: {@code $limits.longest} and {@code $limits.finalSilence}. */
final class RecordingLimits {
    private final Voicemail voicemail;
    private final Duration finalSilence;

    /** @param finalSilence ends a recording where silence does */
    RecordingLimits(Voicemail voicemail, Duration finalSilence) {
        this.voicemail = voicemail;
        this.finalSilence = finalSilence;
    }

    /** Of who leaves a message for an extension. */
    Map<String, String> ofCaller(String extension) {
        VoicemailLimits limits = voicemail.limits(extension);
        return times(limits.maxCaller(), limits.endOnSilence());
    }

    /** Of the owner of an extension: messages, greetings, the name. */
    Map<String, String> ofOwner(String extension) {
        VoicemailLimits limits = voicemail.limits(extension);
        return times(limits.maxOwner(), limits.endOnSilence());
    }

    /** Silence as long as the longest recording never ends one. */
    private Map<String, String> times(Duration longest, boolean endOnSilence) {
        return Map.of(
                "longest",
                longest.toMillis() + "ms",
                "finalSilence",
                (endOnSilence ? finalSilence : longest).toMillis() + "ms");
    }
}
