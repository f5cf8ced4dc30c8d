package org.parley.webapp.voicemail;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The voicemail settings of one extension as they were set; what is empty follows {@link VoicemailLimits}.
 *
 * @param enabled whether the extension takes messages at all
 * @param operator the extension that callers reach with the operator's digit; empty for that of the dial plan
 */
public record VoicemailSettings(
        boolean enabled,
        OptionalInt maxMessages,
        OptionalInt maxTotalSeconds,
        OptionalInt maxCallerSeconds,
        OptionalInt maxOwnerSeconds,
        Optional<Boolean> endOnSilence,
        Optional<String> operator) {
    public static final VoicemailSettings NONE = new VoicemailSettings(
            true,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());
}
