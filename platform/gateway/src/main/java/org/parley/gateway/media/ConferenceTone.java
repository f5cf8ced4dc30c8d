package org.parley.gateway.media;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What the others hear when a party comes or goes.
 *
 * @param sounds whether they hear anything
 * @param audio µ-law in a tone's place, when it is there; empty for the engine's own tone, which also stands for audio that
 *     cannot be had
 */
public record ConferenceTone(boolean sounds, Optional<CompletableFuture<byte[]>> audio) {
    public static final ConferenceTone NONE = new ConferenceTone(false, Optional.empty());
    public static final ConferenceTone OWN = new ConferenceTone(true, Optional.empty());

    public static ConferenceTone of(CompletableFuture<byte[]> audio) {
        return new ConferenceTone(true, Optional.of(audio));
    }

    /** Hands the audio on when it is there: at once or on a thread that fetched it; null for the engine's own. */
    public void whenThere(Consumer<byte[]> taker) {
        audio.ifPresentOrElse(
                coming -> coming.whenComplete((bytes, problem) -> taker.accept(problem == null ? bytes : null)),
                () -> taker.accept(null));
    }

    /** What is there now, null for the engine's own. */
    public byte[] now() {
        return audio.filter(coming -> coming.isDone() && !coming.isCompletedExceptionally())
                .map(coming -> coming.getNow(null))
                .orElse(null);
    }
}
