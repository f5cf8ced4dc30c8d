package org.parley.speech.mary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.parley.gateway.speech.Manner;
import org.parley.gateway.speech.Words;

/** What SSML asks for is measured in what MaryTTS says. */
class MarySpeechTest {
    private static final MarySpeech MARY = new MarySpeech();

    private static short[] say(double rate, double pitch, String voice) throws IOException {
        return MARY.synthesize(
                        new Words("Please leave a message after the tone.", "en-US", new Manner(rate, pitch, voice)))
                .samples();
    }

    private static double height(short[] samples) {
        return Fundamental.of(samples, 8_000);
    }

    @Test
    void isAsFastAndAsHighAsItIsAskedFor() throws IOException {
        short[] usual = say(1, 1, "");
        assertThat((double) say(1.25, 1, "").length / usual.length).isBetween(0.78, 0.82);
        assertThat((double) say(0.75, 1, "").length / usual.length).isBetween(1.31, 1.35);
        assertThat(height(say(1, 1.25, "")) / height(usual)).isBetween(1.1, 1.4);
    }

    @Test
    void speaksLowerForAManWhereNoManSpeaks() throws IOException {
        assertThat(MARY.hasVoice(new Manner(1, 1, "female"))).isTrue();
        assertThat(MARY.hasVoice(new Manner(1, 1, "bob cmu-slt-hsmm"))).isTrue();
        assertThat(MARY.hasVoice(new Manner(1, 1, "male"))).isFalse();
        assertThat(height(say(1, 1, "male"))).isLessThan(0.75 * height(say(1, 1, "female")));
    }
}
