package org.parley.browser.platform;

import java.time.Duration;

/** What a platform reports to a dialog. {@code atNanos} is the {@link Clock#nanos()} of the moment it happened. */
public sealed interface PlatformEvent {

    long atNanos();

    /** A key was pressed: one of {@code 0-9 * # A-D}. Reported once per press, at its start. */
    record KeyPressed(char key, long atNanos) implements PlatformEvent {}

    /**
     * The caller said something that a recogniser, or a typed line, has as words; the browser matches them against its
     * active voice grammars.
     *
     * @param confidence 0 to 1
     * @param length how long the caller spoke
     * @param atNanos when he began
     */
    record Spoken(String words, double confidence, Duration length, long atNanos) implements PlatformEvent {}

    /** The first sound of a queue left. */
    record PlayStarted(long playId, long atNanos) implements PlatformEvent {}

    /** A {@link Playable.Mark} was reached. */
    record MarkReached(long playId, String name, long atNanos) implements PlatformEvent {}

    /** A queue ended by itself ({@code completed}) or was stopped. */
    record PlayDone(long playId, boolean completed, long atNanos) implements PlatformEvent {}

    /** The beep, if any, is over and what the caller says is being kept. */
    record RecordingStarted(long atNanos) implements PlatformEvent {}

    /** While recording, or while a recogniser listens: the caller began to speak. */
    record SpeechStarted(long atNanos) implements PlatformEvent {}

    /** While recording: the caller fell silent at {@code atNanos} (which lies in the past by the detector's delay). */
    record SpeechEnded(long atNanos) implements PlatformEvent {}

    /** A recording ended: stopped, or the connection went. */
    record RecordingDone(Recording recording, long atNanos) implements PlatformEvent {}

    /** A bridge: the other side answered, and the two hear each other. */
    record TransferConnected(long atNanos) implements PlatformEvent {}

    /**
     * A transfer is over or did not come about; the dialog has the caller back, unless an event says otherwise.
     *
     * @param outcome a value of the form item variable, such as {@code busy}, {@code noanswer}, {@code network_busy},
     *     {@code far_end_disconnect}, {@code network_disconnect}, {@code unknown}; or the name of an event, which has a
     *     dot in it: {@code connection.disconnect.transfer} when the caller was handed over, {@code error.connection.…}
     */
    record TransferEnded(String outcome, long atNanos) implements PlatformEvent {}

    /** The connection is gone; nothing more will be heard or said. */
    record HungUp(long atNanos) implements PlatformEvent {}

    /** The platform could not do what it was asked; {@code eventName} is a VoiceXML error such as error.noresource. */
    record Failed(String eventName, String message, long atNanos) implements PlatformEvent {}
}
