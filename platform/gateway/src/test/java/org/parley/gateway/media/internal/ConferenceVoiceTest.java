package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.gateway.media.ConferencePart;

/** Gain and talk of one party, frame by frame. */
class ConferenceVoiceTest {
    private final ConferenceVoice voice = new ConferenceVoice();
    private final List<Boolean> changes = new ArrayList<>();
    private final Random random = new Random(7);

    private short[] frame(int peak) {
        short[] frame = new short[160];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (random.nextInt(2 * peak + 1) - peak);
        }
        return frame;
    }

    private int level(short[] frame) {
        int sum = 0;
        for (short sample : frame) {
            sum += Math.abs(sample);
        }
        return sum / frame.length;
    }

    private void frames(int count, int peak) {
        for (int i = 0; i < count; i++) {
            voice.frame(frame(peak));
        }
    }

    private void is(ConferencePart part) {
        voice.is(part.talking(changes::add));
    }

    @Test
    void decibelsAreHeard() {
        is(ConferencePart.of(true, true).gain(6.02));
        short[] louder = frame(4_000);
        int before = level(louder);
        voice.frame(louder);
        assertThat(level(louder)).isBetween(before * 2 - 20, before * 2 + 20);
        is(ConferencePart.of(true, true).gain(-20));
        short[] softer = frame(4_000);
        before = level(softer);
        voice.frame(softer);
        assertThat(level(softer)).isBetween(before / 10 - 3, before / 10 + 3);
        is(ConferencePart.of(true, true));
        short[] same = frame(4_000);
        short[] copy = same.clone();
        voice.frame(same);
        assertThat(same).isEqualTo(copy);
    }

    @Test
    void whatIsTooLoudIsClippedAndDoesNotTurnRound() {
        is(ConferencePart.of(true, true).gain(20));
        short[] frame = {30_000, -30_000, 100, 0};
        voice.frame(frame);
        assertThat(frame).containsExactly(Short.MAX_VALUE, Short.MIN_VALUE, 1_000, 0);
    }

    @Test
    void softAndLoudVoicesComeToOneLevel() {
        for (int peak : new int[] {700, 2_400, 20_000}) {
            ConferenceVoice one = new ConferenceVoice();
            one.is(ConferencePart.of(true, true).levelled());
            short[] last = {};
            for (int i = 0; i < 200; i++) {
                last = frame(peak);
                one.frame(last);
            }
            assertThat(level(last)).as("of peak %d", peak).isBetween(900, 1_500);
        }
    }

    @Test
    void talkBeginsAndEndsOnceForEachSentence() {
        is(ConferencePart.of(true, true));
        frames(50, 20);
        assertThat(changes).isEmpty();
        frames(1, 8_000);
        frames(10, 20);
        assertThat(changes).as("a click").isEmpty();
        frames(50, 4_000);
        frames(20, 20);
        frames(50, 4_000);
        assertThat(changes).as("a pause between words").containsExactly(true);
        frames(60, 20);
        assertThat(changes).containsExactly(true, false);
        frames(10, 4_000);
        for (int i = 0; i < 60; i++) {
            voice.nothing();
        }
        assertThat(changes).as("packets that cease").containsExactly(true, false, true, false);
    }

    @Test
    void aNoiseThatGoesOnIsNotTalk() {
        is(ConferencePart.of(true, true));
        frames(1_000, 600);
        assertThat(changes).as("learnt").containsExactly(true, false);
        frames(500, 600);
        assertThat(changes).hasSize(2);
        frames(30, 8_000);
        assertThat(changes).as("speech over it").containsExactly(true, false, true);
    }

    @Test
    void whoIsMutedTalksNoLonger() {
        is(ConferencePart.of(true, true));
        frames(20, 4_000);
        is(ConferencePart.of(false, true));
        assertThat(changes).containsExactly(true, false);
    }
}
