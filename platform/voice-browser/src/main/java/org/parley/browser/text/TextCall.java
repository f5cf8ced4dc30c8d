package org.parley.browser.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.parley.browser.CallSession;
import org.parley.browser.VoicePlatform;
import org.parley.browser.platform.IncomingCall;

/**
 * A call whose caller is a program or a person. What the caller hears comes out as lines {@code hears: …}, other things
 * as {@code log: …}, and in the end {@code exit: …}. Time is virtual: it stands still until {@link #silence}, {@link
 * #pause}, {@link #listen}, {@link #say} or {@link #hangUp} lets it pass, so that a key pressed is pressed while the
 * prompt is being played. One thread acts for the caller; lines may come from others.
 */
public final class TextCall implements AutoCloseable {
    private static final Duration PATIENCE_FOR_BEEP = Duration.ofMinutes(10);
    private static final Duration REAL_TIME_FOR_END = Duration.ofSeconds(30);

    private final VirtualClock clock;
    private final Transcript transcript;
    private final TextConnection connection;
    private final CallSession session;

    private TextCall(VoicePlatform platform, TextCallRequest request, VirtualClock clock, Consumer<String> lines) {
        this.clock = clock;
        this.transcript = new Transcript(lines);
        String id = "text-" + UUID.randomUUID();
        this.connection = new TextConnection(id, clock, transcript, platform.fetcher());
        IncomingCall call = new IncomingCall(
                id,
                id,
                "text:" + request.called(),
                "text:" + request.caller(),
                request.callerName(),
                request.user(),
                "text",
                Map.of());
        this.session = platform.incoming(call, connection, clock);
        connection.session(session);
    }

    /**
     * Dials.
     *
     * @param from the caller's number, may be empty
     * @param lines hears every line as it comes, from any thread; must not block for long
     */
    public static TextCall open(VoicePlatform platform, String called, String from, Consumer<String> lines) {
        return open(platform, TextCallRequest.guest(called, from), new VirtualClock(Instant.now()), lines);
    }

    /** Dials, on a clock of one's own. */
    public static TextCall open(
            VoicePlatform platform, TextCallRequest request, VirtualClock clock, Consumer<String> lines) {
        TextCall call = new TextCall(platform, request, clock, lines);
        clock.awaitIdle();
        return call;
    }

    /**
     * Does what a line says: {@code press 101#}, {@code silence}, {@code wait 3s}, {@code record FILE.wav} (an absolute
     * path, or one relative to this process) or {@code hangup}. Anything else is answered with a line {@code error: …}.
     */
    public void input(String line) {
        TextInput.run(line, this, transcript);
    }

    /** Presses keys, one after the other, at this very moment. */
    public void press(String keys) {
        for (char key : keys.toCharArray()) {
            TextDialogPlatform dialog = connection.listening();
            if (dialog != null) {
                dialog.press(key);
            }
            clock.awaitIdle();
        }
    }

    /** Does nothing until the prompt ends, or in silence until the next timer fires. False when nothing ever will. */
    public boolean silence() {
        clock.awaitIdle();
        long before = utterance();
        do {
            if (!clock.advanceToNext()) {
                return false;
            }
        } while (before != 0 && utterance() == before);
        return true;
    }

    /** Lets time pass to the next moment at which anything happens, be it within a prompt. */
    boolean step() {
        return clock.advanceToNext();
    }

    /** Does nothing for a while. */
    public void pause(Duration duration) {
        clock.advance(duration);
    }

    /** Listens until the system has said what it has to say, and waits or records or has hung up. */
    public void listen() {
        clock.awaitIdle();
        while (!isOver() && utterance() != 0 && clock.advanceToNext()) {
            // the prompt goes on
        }
    }

    private long utterance() {
        TextDialogPlatform dialog = connection.listening();
        return dialog == null ? 0 : dialog.utterance();
    }

    /**
     * Waits for a recording to run and says a WAVE file (8 kHz mono; 16-bit PCM, µ-law or A-law), for as long as it lasts.
     *
     * @return false when no recording began
     * @throws IOException when the file cannot be used
     */
    public boolean say(Path wave) throws IOException {
        return say(Wave.read(Files.readAllBytes(wave)).toMulaw());
    }

    /** Likewise a tone. */
    public boolean say(Duration tone) {
        return say(Mulaw.tone(tone));
    }

    /** Likewise 8 kHz µ-law. */
    public boolean say(byte[] mulaw) {
        long until = clock.nanos() + PATIENCE_FOR_BEEP.toNanos();
        clock.awaitIdle();
        while (!isRecording()) {
            if (isOver() || clock.nanos() > until || !clock.advanceToNext()) {
                return false;
            }
        }
        connection.listening().say(mulaw);
        clock.advance(Duration.ofMillis(mulaw.length * 1000L / Mulaw.RATE));
        return true;
    }

    private boolean isRecording() {
        TextDialogPlatform dialog = connection.listening();
        return dialog != null && dialog.isRecording();
    }

    /** Hangs up, and lets the call's session come to its end. */
    public void hangUp() {
        connection.hangUp();
        clock.awaitIdle();
        while (!session.ended().isDone() && clock.advanceToNext()) {
            // what is left of the call goes on: final processing and its bounds
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            session.ended().get(REAL_TIME_FOR_END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the session did not end after the hang-up", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session ended badly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the connection is gone, whoever ended it. */
    public boolean isOver() {
        return connection.isOver();
    }

    /** Completes when the session and its dialogs are over. */
    public CompletableFuture<Void> ended() {
        return session.ended();
    }

    /** All lines so far. */
    public List<String> lines() {
        return transcript.lines();
    }

    /** All that was heard so far, a line a prompt, in lower case. */
    String heard() {
        return transcript.heard();
    }

    VirtualClock clock() {
        return clock;
    }

    /** Hangs up if need be. */
    @Override
    public void close() {
        hangUp();
    }
}
