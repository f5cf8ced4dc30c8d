package org.parley.gateway.media.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.media.internal.RecordingRun.Phase;
import org.parley.gateway.spool.SpoolEntry;
import org.parley.gateway.spool.SpoolWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recording of one stream or conference, if there is one: room in the spool, beep, audio, end. Runs on the media thread; files are
 * touched by workers and writers, which answer by commands.
 */
final class StreamRecorder {
    private static final Logger log = LoggerFactory.getLogger(StreamRecorder.class);
    private static final long SAMPLES_PER_MILLISECOND = 8;

    private final MediaServices services;
    private final MediaLoop loop;
    private final DialogPlace place;
    private final SpoolWriter writer;
    private volatile RecordingRun run;

    StreamRecorder(MediaServices services, MediaLoop loop, DialogPlace place, SpoolWriter writer) {
        this.services = services;
        this.loop = loop;
        this.place = place;
        this.writer = writer;
    }

    /** Any thread. */
    void start(StreamDialog dialog, RecordingRequest request) {
        long limit = Math.max(1, request.limit().toMillis()) * SAMPLES_PER_MILLISECOND;
        RecordingRun wanted = new RecordingRun(dialog, request, new RecordingTap(services.reorderWindow(), limit));
        loop.execute(() -> begin(wanted));
        services.files().execute(() -> prepare(wanted));
    }

    private void begin(RecordingRun wanted) {
        if (run != null || place.isOver()) {
            String reason = run != null ? "a recording runs on this call already" : "the call is over";
            wanted.dialog().report(new PlatformEvent.Failed("error.noresource", reason, loop.now()));
        } else {
            run = wanted;
        }
    }

    private void prepare(RecordingRun wanted) {
        try {
            SpoolEntry entry = services.spool()
                    .begin(wanted.request(), place.callId(), services.clock().instant());
            writer.add(entry, wanted.tap(), problem -> loop.execute(() -> broken(wanted, problem)));
            loop.execute(() -> prepared(wanted, entry));
        } catch (IOException e) {
            log.error("no recording on call {}: the spool cannot be written", place.callId(), e);
            loop.execute(() -> refused(wanted, e));
        }
    }

    private void refused(RecordingRun wanted, IOException problem) {
        if (run == wanted) {
            run = null;
            String message = "the recording cannot be kept: " + problem.getMessage();
            wanted.dialog().report(new PlatformEvent.Failed("error.noresource", message, loop.now()));
            place.recordingOver();
        }
    }

    private void prepared(RecordingRun wanted, SpoolEntry entry) {
        wanted.prepared(entry);
        if (run != wanted || wanted.endWanted()) {
            finish(wanted);
        } else if (wanted.request().beep()) {
            wanted.enter(Phase.BEEPING);
            place.wake();
        } else {
            record(loop.now());
        }
    }

    private void record(long now) {
        run.enter(Phase.RECORDING);
        run.dialog().report(new PlatformEvent.RecordingStarted(now));
    }

    /** Any thread. */
    boolean isRunning() {
        return run != null;
    }

    boolean isBeeping() {
        return run != null && run.phase() == Phase.BEEPING;
    }

    /** Writes the next frame of the beep; when there is none, the recording starts. */
    void fillBeep(ByteBuffer frame, long now) {
        byte[] beep = services.beep();
        int part = Math.min(RtpSender.FRAME, beep.length - run.beepPosition());
        if (part > 0) {
            frame.put(beep, run.beepPosition(), part);
            run.beeped(part);
        } else {
            record(now);
        }
    }

    /** @param pause as {@link Pauses#before} tells it */
    void audio(int ssrc, int timestamp, byte[] mulaw, int size, long now, int pause) {
        if (run == null || run.phase() != Phase.RECORDING) {
            return;
        }
        boolean room = run.tap().audio(ssrc, timestamp, mulaw, size, now, pause);
        if (run.activity().began(mulaw, size, now)) {
            run.dialog().report(new PlatformEvent.SpeechStarted(now));
        }
        if (run.activity().isAudible()) {
            run.tap().sounded();
        }
        if (!room) {
            finish(run);
        }
    }

    void mute(int ssrc, int timestamp, int duration) {
        if (run != null && run.phase() == Phase.RECORDING) {
            run.tap().mute(ssrc, timestamp, duration);
        }
    }

    void tick(long now) {
        if (run != null && run.phase() == Phase.RECORDING && run.activity().ended(now)) {
            run.dialog().report(new PlatformEvent.SpeechEnded(run.activity().lastLoudAt()));
        }
    }

    /** Ends what {@code dialog} records, or whatever runs when it is null. */
    void stop(StreamDialog dialog) {
        if (run == null || dialog != null && run.dialog() != dialog || run.phase() == Phase.FINISHING) {
            return;
        }
        if (run.phase() == Phase.PREPARING) {
            run.wantEnd();
        } else {
            finish(run);
        }
    }

    /**
     * The disk gave up in mid-recording. The caller is told so and calls again, therefore the part that was written goes:
     * nobody wants half a message. One that had ended already keeps what is there, since its caller may be gone.
     */
    private void broken(RecordingRun failed, IOException problem) {
        if (run == failed && failed.phase() != Phase.FINISHING && failed.entry() != null) {
            failed.enter(Phase.FINISHING);
            failed.tap().end();
            writer.finish(failed.entry(), () -> services.spool().discard(failed.entry()));
            refused(failed, problem);
        }
    }

    private void finish(RecordingRun ended) {
        ended.enter(Phase.FINISHING);
        ended.tap().end();
        long overruns = ended.tap().overruns();
        long kept = ended.tap().kept(services.trailingSilence());
        SpoolEntry entry = ended.entry();
        writer.finish(entry, () -> {
            if (overruns > 0) {
                log.error(
                        "call {}: {} packets found the disk too slow and are not in the recording",
                        place.callId(),
                        overruns);
            }
            Recording recording =
                    services.spool().finished(entry, ended.request().mediaType(), kept);
            loop.execute(() -> finished(ended, recording));
        });
    }

    private void finished(RecordingRun ended, Recording recording) {
        if (run != ended) {
            services.files().execute(recording::release); // it was refused because another one ran
            return;
        }
        ended.dialog().report(new PlatformEvent.RecordingDone(recording, loop.now()));
        run = null;
        place.recordingOver();
    }
}
