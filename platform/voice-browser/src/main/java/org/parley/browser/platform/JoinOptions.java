package org.parley.browser.platform;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * How two resources are joined (CCXML 1.0 §10.5, {@code <join>}). What a platform does not have it ignores, except {@code
 * duplex}.
 *
 * @param duplex both hear each other; otherwise the first hears the second
 * @param enterTone what the others of a conference hear when a party comes in: nothing when empty, {@code true} for the
 *     platform's own tone, else the URI of audio
 * @param exitTone likewise when it goes
 * @param tones fetches the audio of a tone, by the text above; for platforms that have sound
 */
public record JoinOptions(
        boolean duplex,
        String enterTone,
        String exitTone,
        boolean autoInputGain,
        boolean autoOutputGain,
        boolean dtmfClamp,
        boolean toneClamp,
        Map<String, String> hints,
        Function<String, CompletableFuture<AudioContent>> tones) {

    /** Both ways or one, without tones, clamps and gain control. */
    public static JoinOptions plain(boolean duplex) {
        return new JoinOptions(duplex, "", "", false, false, false, false, Map.of(), uri -> new CompletableFuture<>());
    }
}
