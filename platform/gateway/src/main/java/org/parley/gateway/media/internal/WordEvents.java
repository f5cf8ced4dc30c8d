package org.parley.gateway.media.internal;

import java.time.Duration;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.PlatformEvent;
import org.parley.gateway.speech.WordRecognizer;

/** Tells a dialog what a recogniser heard. */
record WordEvents(StreamDialog dialog, Clock clock) implements WordRecognizer.Heard {

    @Override
    public void began() {
        dialog.report(new PlatformEvent.SpeechStarted(clock.nanos()));
    }

    @Override
    public void understood(String words, double confidence, Duration length) {
        dialog.report(new PlatformEvent.Spoken(words, confidence, length, clock.nanos() - length.toNanos()));
    }
}
