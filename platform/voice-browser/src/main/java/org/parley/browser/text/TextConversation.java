package org.parley.browser.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the caller on a text call can do. Time is virtual: it stands still until {@link #silence}, {@link #pause}, {@link
 * #listen}, {@link #say(Path)} or {@link #hangUp} lets it pass, so that a key pressed is pressed while the prompt is being
 * played. One thread acts for the caller; lines may come from others.
 */
public abstract sealed class TextConversation implements AutoCloseable permits TextCall, TextDialog {
    private static final Duration PATIENCE_FOR_BEEP = Duration.ofMinutes(10);

    private final VirtualClock clock;
    private final Transcript transcript;

    TextConversation(VirtualClock clock, Transcript transcript) {
        this.clock = clock;
        this.transcript = transcript;
    }

    /** The dialog that hears the caller; null without any. */
    abstract TextDialogPlatform listening();

    /** Whether the connection is gone, whoever ended it. */
    public abstract boolean isOver();

    /** Hangs up, and lets what is left of the call come to its end. */
    public abstract void hangUp();

    /** Hangs up if need be. */
    @Override
    public void close() {
        hangUp();
    }

    /**
     * Does what a line says: {@code press 101#}, {@code say yes please}, {@code silence}, {@code wait 3s}, {@code record
     * FILE.wav} (an absolute path, or one relative to this process), {@code record 2s} (a tone), {@code callee answers} (see
     * {@link #callee}) or {@code hangup}. Anything else is answered with a line {@code error: …}.
     */
    public void input(String line) {
        TextInput.run(line, this, transcript);
    }

    /** Presses keys, one after the other, at this very moment. */
    public void press(String keys) {
        for (char key : keys.toCharArray()) {
            TextDialogPlatform dialog = listening();
            if (dialog != null) {
                dialog.press(key);
            }
            clock.awaitIdle();
        }
    }

    /** Says words at this very moment, as a recogniser would have them. */
    public void speak(Utterance utterance) {
        TextDialogPlatform dialog = listening();
        if (dialog != null) {
            dialog.speak(utterance);
        }
        clock.awaitIdle();
    }

    /**
     * Whoever was or will be called by a transfer does something: {@code answers}, {@code hangs up}, or gives an outcome
     * such as {@code busy}, {@code network_busy} or {@code error.connection.noroute}. False when there is nobody.
     */
    public boolean callee(String what) {
        TextDialogPlatform dialog = listening();
        boolean done = dialog != null && dialog.callee(what);
        clock.awaitIdle();
        return done;
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

    /** Lets time pass to the next moment at which anything happens, be it within a prompt. False when nothing ever will. */
    public boolean step() {
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
        TextDialogPlatform dialog = listening();
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
        listening().say(mulaw);
        clock.advance(Duration.ofMillis(mulaw.length * 1000L / Mulaw.RATE));
        return true;
    }

    private boolean isRecording() {
        TextDialogPlatform dialog = listening();
        return dialog != null && dialog.isRecording();
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
}
