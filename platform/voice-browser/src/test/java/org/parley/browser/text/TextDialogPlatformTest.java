package org.parley.browser.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;

/** What a platform owes the browser, on virtual time. */
class TextDialogPlatformTest {
    private static final URI RECOVER = URI.create("http://webapp.test/gateway/deposits/7");
    private static final long SECOND = 1_000_000_000L;

    private final VirtualClock clock = new VirtualClock(Instant.EPOCH);
    private final Transcript transcript = new Transcript(line -> {});
    private final Deposits deposits = new Deposits();
    private final List<PlatformEvent> events = new ArrayList<>();
    private final TextDialogPlatform platform = new TextDialogPlatform(clock, transcript, deposits, speaker -> {});

    @BeforeEach
    void listen() {
        platform.listen(events::add);
    }

    private static Playable clip(String text, int seconds) {
        return new Playable.Clip(new AudioContent(new byte[8000 * seconds], "audio/basic"), text, "en-US");
    }

    private static RecordingRequest recording(boolean beep, URI recover) {
        return new RecordingRequest("audio/basic", beep, Duration.ofMinutes(1), Optional.ofNullable(recover));
    }

    @Test
    void aQueueIsOneLineAndLastsAsLongAsItsAudio() {
        platform.play(
                1,
                List.of(
                        clip("You have", 1),
                        new Playable.Mark("count"),
                        clip("one", 1),
                        new Playable.Silence(Duration.ofMillis(500)),
                        clip("", 1)));
        assertThat(transcript.lines()).containsExactly("hears: You have one (audio 1.0 s)");
        clock.advance(Duration.ofSeconds(10));
        assertThat(events)
                .containsExactly(
                        new PlatformEvent.PlayStarted(1, 0),
                        new PlatformEvent.MarkReached(1, "count", SECOND),
                        new PlatformEvent.PlayDone(1, true, 3 * SECOND + SECOND / 2));
    }

    @Test
    void stoppingIsReportedAtOnceAndOnce() {
        platform.play(1, List.of(clip("long", 10), new Playable.Mark("never")));
        clock.advance(Duration.ofSeconds(2));
        platform.press('5');
        platform.stopPlaying();
        platform.stopPlaying();
        clock.advance(Duration.ofSeconds(20));
        assertThat(events)
                .containsExactly(
                        new PlatformEvent.PlayStarted(1, 0),
                        new PlatformEvent.KeyPressed('5', 2 * SECOND),
                        new PlatformEvent.PlayDone(1, false, 2 * SECOND));
    }

    @Test
    void aWaveFileLastsAsItsHeaderSays() {
        byte[] wave = Wave.ofMulaw(new byte[4000]);
        assertThat(Wave.lengthOf(new AudioContent(wave, "audio/x-wav"))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aRecordingStartsAfterTheBeepAndHoldsWhatWasSaidWhereItWasSaid() throws Exception {
        platform.startRecording(recording(true, null));
        assertThat(transcript.lines()).containsExactly("hears: (beep)");
        clock.advance(Duration.ofMillis(500));
        assertThat(events).containsExactly(new PlatformEvent.RecordingStarted(SECOND / 2));
        clock.advance(Duration.ofSeconds(1));
        byte[] tone = Mulaw.tone(Duration.ofSeconds(2));
        platform.say(tone);
        clock.advance(Duration.ofSeconds(3));
        platform.stopRecording();
        assertThat(events.subList(1, 3))
                .containsExactly(
                        new PlatformEvent.SpeechStarted(SECOND / 2 + SECOND),
                        new PlatformEvent.SpeechEnded(SECOND / 2 + 3 * SECOND));
        Recording done = ((PlatformEvent.RecordingDone) events.get(3)).recording();
        assertThat(done.duration()).isEqualTo(Duration.ofSeconds(4));
        byte[] content = done.open().readAllBytes();
        assertThat(content).hasSize(32_000);
        assertThat(Arrays.copyOfRange(content, 8000, 24_000)).isEqualTo(tone);
        assertThat(content[0]).isEqualTo(Mulaw.SILENCE);
        assertThat(content[31_999]).isEqualTo(Mulaw.SILENCE);
    }

    @Test
    void aRecordingEndsAtItsLimit() {
        platform.startRecording(recording(false, null));
        clock.advance(Duration.ofMinutes(2));
        assertThat(events.get(1)).isInstanceOfSatisfying(PlatformEvent.RecordingDone.class, done -> {
            assertThat(done.atNanos()).isEqualTo(60 * SECOND);
            assertThat(done.recording().duration()).isEqualTo(Duration.ofMinutes(1));
        });
    }

    @Test
    void aHangUpEndsTheRecordingFirst() {
        platform.startRecording(recording(false, null));
        clock.advance(Duration.ofSeconds(1));
        platform.hangUp();
        assertThat(events.get(1)).isInstanceOf(PlatformEvent.RecordingDone.class);
        assertThat(events.get(2)).isEqualTo(new PlatformEvent.HungUp(SECOND));
    }

    @Test
    void whoListensTooLateStillHearsOfTheHangUp() {
        TextDialogPlatform late = new TextDialogPlatform(clock, transcript, deposits, speaker -> {});
        late.hangUp();
        List<PlatformEvent> heard = new ArrayList<>();
        late.listen(heard::add);
        assertThat(heard).containsExactly(new PlatformEvent.HungUp(0));
        late.play(3, List.of(clip("nobody", 1)));
        assertThat(heard).contains(new PlatformEvent.PlayDone(3, false, 0));
    }

    @Test
    void aRecordingThatWasNotSubmittedIsDeliveredOnce() {
        recordASecond(RECOVER).release();
        assertThat(deposits.requests).hasSize(1);
        FetchRequest request = deposits.requests.get(0);
        assertThat(request.uri()).isEqualTo(RECOVER);
        assertThat(request.encoding()).isEqualTo(FetchRequest.Encoding.RAW);
        assertThat(request.method()).isEqualTo(FetchRequest.Method.POST);
        assertThat(request.fields().get(0))
                .isInstanceOfSatisfying(
                        FetchRequest.RecordingField.class,
                        field -> assertThat(field.recording().mediaType()).isEqualTo("audio/basic"));
    }

    @Test
    void aRecordingThatWasSubmittedOrHasNoRecoveryIsNot() {
        Recording submitted = recordASecond(RECOVER);
        submitted.submitted();
        submitted.release();
        recordASecond(null).release();
        assertThat(deposits.requests).isEmpty();
    }

    @Test
    void aRecordingThatTheDialogNeverTookIsDelivered() {
        platform.startRecording(recording(false, RECOVER));
        clock.advance(Duration.ofSeconds(1));
        platform.close();
        assertThat(deposits.requests).hasSize(1);
        assertThat(events).hasSize(1);
    }

    private Recording recordASecond(URI recover) {
        events.clear();
        platform.startRecording(recording(false, recover));
        clock.advance(Duration.ofSeconds(1));
        platform.stopRecording();
        return ((PlatformEvent.RecordingDone) events.get(1)).recording();
    }

    private static final class Deposits implements Fetcher {
        final List<FetchRequest> requests = new ArrayList<>();

        @Override
        public Fetched fetch(FetchRequest request) throws FetchException {
            requests.add(request);
            return new Fetched(request.uri(), 200, "", Optional.empty(), new byte[0]);
        }
    }
}
