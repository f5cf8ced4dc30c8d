package org.parley.browser.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a dialog hears and says through: one per dialog, bound to one connection.
 *
 * <p>Methods return at once and never throw for a connection that is gone: the outcome arrives as a {@link
 * PlatformEvent}. Events come from the platform's own threads, in the order of their time stamps; a listener must not
 * block. VoiceXML 2.0 §1.2.1 names this component.
 */
public interface ImplementationPlatform {

    /** Sets who hears of events. Called once, before anything else; events before it are lost. */
    void listen(Consumer<PlatformEvent> listener);

    /**
     * Loads or synthesizes what it can of a queue, so that a later {@link #play} of the same items starts at once.
     * Blocks at most as long as that takes.
     */
    void prepare(List<Playable> queue);

    /**
     * Plays a queue from its first item. A platform plays one queue at a time: the browser waits for {@link
     * PlatformEvent.PlayDone} or calls {@link #stopPlaying} first.
     *
     * @param playId the browser's number for this queue, repeated in its events
     */
    void play(long playId, List<Playable> queue);

    /** Falls silent at once and reports {@code PlayDone} with {@code completed == false}; no effect when silent. */
    void stopPlaying();

    /**
     * Starts a recording; with {@link RecordingRequest#beep()} the beep is played first and recording starts exactly
     * after it ({@link PlatformEvent.RecordingStarted}).
     */
    void startRecording(RecordingRequest request);

    /** Ends the recording and reports {@link PlatformEvent.RecordingDone}; no effect when none runs. */
    void stopRecording();

    /**
     * Says what the dialog now waits for, for platforms that show it or must ready a recogniser. Called each time that a
     * wait begins, before the queue of that wait is played.
     */
    default void awaits(Set<Expectation> expectations) {}

    /** What a dialog can wait for. */
    enum Expectation {
        DTMF,
        VOICE,
        RECORD,
        TRANSFER
    }

    /**
     * Has a recogniser listen, for platforms that have one: what it understands comes as {@link PlatformEvent.Spoken}, with
     * no words when it is nothing of these grammars, after {@link PlatformEvent.SpeechStarted}. The browser matches the words
     * itself. Called as each wait for input begins, and with nothing when it ends.
     */
    default void listenFor(List<SpokenGrammar> grammars) {}

    /** Whether it can speak a language at all; by default every one that ISO 639-1 knows. */
    default boolean speaks(String language) {
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return List.of(Locale.getISOLanguages()).contains(primary);
    }

    /** Whether it can recognise words of a language; by default those that it speaks. */
    default boolean understands(String language) {
        return speaks(language);
    }

    /**
     * What the caller said last, as audio.
     *
     * @return empty when the platform keeps none, or when keys were pressed last
     */
    default Optional<Recording> utterance(String mediaType) {
        return Optional.empty();
    }

    /**
     * Connects the caller to somebody else. The outcome comes as {@link PlatformEvent.TransferConnected} and {@link
     * PlatformEvent.TransferEnded}. What is played until then is heard by the caller; keys and words of his are reported
     * all the time.
     *
     * @return false when the platform has no transfers of that type; then nothing happens
     */
    default boolean startTransfer(TransferRequest request) {
        return false;
    }

    /** Takes the other side away: gives up calling it, or ends the bridge. No event follows, no effect without one. */
    default void endTransfer() {}

    /**
     * A key that no grammar of the dialog takes: it goes on to the far sides of those connections that hear this one. No
     * effect when nobody does.
     */
    default void passOn(char key) {}

    /** The dialog is over: stops playing and recording, reports nothing more. */
    void close();
}
