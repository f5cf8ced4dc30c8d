package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.Playable;

/** How long engines that say nothing keep a caller waiting. */
class PatienceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** For a busy machine; an engine that is waited for without a bound would need ten. */
    private static final double SLACK = 0.9;

    @TempDir
    Path data;

    private final SettableClock clock = new SettableClock();
    private final Voice dead = new Voice("dead");
    private final Voice alive = new Voice("alive");
    private final List<Speech> speeches = new ArrayList<>();
    private double waited;

    @AfterEach
    void end() {
        speeches.forEach(Speech::close);
    }

    private Speech speech(SpeechEngine... engines) {
        Speech speech = Voice.speech(data, PATIENCE, clock, engines);
        speeches.add(speech);
        return speech;
    }

    private SpokenAudio say(Speech speech, String text) {
        long start = System.nanoTime();
        SpokenAudio audio = speech.speak(new Playable.Speech(text, "en-US"));
        waited = (System.nanoTime() - start) / 1e9;
        return audio;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aDeadEngineCostsASecondOnceAndIsTriedAgainLater() {
        dead.sleeps();
        Speech speech = speech(dead, alive);
        assertThat(say(speech, "one").whole()).hasSize(2400);
        assertThat(waited).isBetween(0.5, 1 + SLACK);
        assertThat(say(speech, "two").whole()).hasSize(2400);
        assertThat(waited).as("with the dead engine kept out").isLessThan(0.5);
        assertThat(dead.spoken()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(31));
        say(speech, "four");
        assertThat(dead.spoken()).as("tried again").isEqualTo(2);
        say(speech, "five");
        assertThat(dead.spoken()).as("still dead").isEqualTo(2);
    }

    @Test
    void engineThatWasOnlySlowIsLetInAgainAndWhatItSaidIsKept() {
        dead.sleeps();
        Speech speech = speech(dead, alive);
        say(speech, "one");
        dead.wakes();
        await(() -> {
            say(speech, "two");
            return dead.spoken() > 1;
        });
        SpeechCache disk = new SpeechCache(data.resolve("cache"));
        await(() -> disk.find("dead", new Words("one", "en-US", Manner.PLAIN)) != null);
        int asked = dead.spoken();
        assertThat(say(speech(dead), "one").whole()).hasSize(2400);
        assertThat(dead.spoken()).as("from the disk").isEqualTo(asked);
    }

    @Test
    void severalDeadEnginesCostNoMoreThanOneAndTheTextIsSpelt() {
        Voice second = new Voice("second");
        Voice third = new Voice("third");
        dead.sleeps();
        second.sleeps();
        third.sleeps();
        SpokenAudio spelt = say(speech(dead, second, third), "one");
        assertThat(waited).isBetween(0.9, 1 + SLACK);
        assertThat(spelt.isFinished()).isTrue();
        assertThat(third.spoken()).isEqualTo(1);
    }

    @Test
    void engineThatIsHeardAfterTheNextWasAskedStillSpeaks() {
        Voice second = new Voice("second");
        dead.sleeps();
        second.sleeps();
        Thread late = new Thread(() -> {
            await(() -> second.spoken() > 0);
            dead.wakes();
        });
        late.start();
        assertThat(say(speech(dead, second), "one").whole()).hasSize(2400);
    }

    @Test
    void anEngineThatBreaksOffIsFollowedByTheNext() {
        dead.breaksOffAfter(800);
        assertThat(say(speech(dead, alive), "one").whole()).hasSize(800 + 2400);
        assertThat(speech(dead, alive).atHand(new Playable.Speech("one", "en-US")))
                .isNull();
    }

    @Test
    void engineThatFailsAgainAndAgainIsKeptOut() {
        dead.broken();
        Speech speech = speech(dead, alive);
        for (int i = 0; i < 10; i++) {
            say(speech, "text " + i).whole();
        }
        assertThat(dead.spoken()).isEqualTo(3);
    }

    @Test
    void textsOfAQueueFollowEachOther() {
        SpokenAudio before = new SpokenAudio(1);
        Speech speech = speech(alive);
        SpokenAudio after = speech.speakAfter(before, new Playable.Speech("one", "en-US"));
        assertThat(alive.spoken()).isZero();
        before.finish();
        assertThat(after.whole()).hasSize(2400);
        SpokenAudio unwanted = new SpokenAudio(1);
        SpokenAudio never = speech.speakAfter(unwanted, new Playable.Speech("two", "en-US"));
        unwanted.abandon();
        assertThat(never.isAbandoned()).isTrue();
        assertThat(alive.spoken()).isEqualTo(1);
    }
}
