package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.browser.platform.PlatformEvent;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.ConferencePart;
import org.parley.gateway.media.ConferenceTone;
import org.parley.gateway.spool.SpoolWriter;

/**
 * A conference: every 20 ms it adds up what its parties say and gives each the sum without its own part. Parties keep
 * their own deadlines and threads; rings of audio ({@link Crosstalk}) lead to the conference and back. Methods run on its
 * media thread unless they say otherwise; a frame allocates nothing.
 */
public final class ConferenceMix extends TimerWheel.Entry implements DialogPlace, Speaker, Hearer {
    private final String name;
    private final MediaLoop loop;
    private final MediaServices services;
    private final ConferenceSignals signals;
    private final Runnable freed;
    private final StreamRecorder recorder;
    private final PromptPlayer player = new PromptPlayer();
    private final AtomicInteger size = new AtomicInteger();
    private final int source = System.identityHashCode(this);
    private final int[] sum = new int[RtpSender.FRAME];
    private final byte[] all = new byte[RtpSender.FRAME];
    private final ByteBuffer scratch = ByteBuffer.allocate(RtpSender.FRAME);
    private ConferenceParty[] parties = {};
    private StreamDialog[] dialogs = {};
    private int timestamp;
    private boolean over;
    private boolean stopWanted;

    /** @param freed called when it is over */
    public ConferenceMix(
            String name,
            MediaLoop loop,
            MediaServices services,
            SpoolWriter writer,
            ConferenceSignals signals,
            Runnable freed) {
        this.name = name;
        this.loop = loop;
        this.services = services;
        this.signals = signals;
        this.freed = freed;
        recorder = new StreamRecorder(services, loop, this, writer);
    }

    /** Any thread. */
    @Override
    public void execute(Runnable command) {
        loop.execute(command);
    }

    /** Any thread. */
    StreamDialog newDialog() {
        return new StreamDialog(this, services);
    }

    /** Any thread. */
    int parties() {
        return size.get();
    }

    void open() {
        loop.wheel().schedule(this, loop.now() + RtpStream.FRAME_NANOS);
    }

    void join(RtpStream stream, ConferencePart part) {
        if (over) {
            return;
        }
        ConferenceParty party = party(stream);
        if (party == null) {
            party = new ConferenceParty(stream);
            parties = Arrays.copyOf(parties, parties.length + 1);
            parties[parties.length - 1] = party;
            size.set(parties.length);
            announce(party, part.enterTone());
        }
        party.join(this, part);
    }

    private void announce(ConferenceParty newcomer, ConferenceTone tone) {
        if (tone.sounds()) {
            tone.whenThere(audio -> execute(() -> signals.enter(newcomer, audio)));
        }
    }

    void leave(RtpStream stream) {
        ConferenceParty party = party(stream);
        if (party != null) {
            party.leave(this);
            remove(party);
        }
    }

    private ConferenceParty party(RtpStream stream) {
        for (ConferenceParty party : parties) {
            if (party.stream() == stream) {
                return party;
            }
        }
        return null;
    }

    private void remove(ConferenceParty gone) {
        parties = Arrays.stream(parties).filter(party -> party != gone).toArray(ConferenceParty[]::new);
        size.set(parties.length);
        if (gone.exitTone().sounds()) {
            signals.exit(gone.exitTone().now());
        }
    }

    /** A party's call is over, or its connection was joined elsewhere. */
    @Override
    public void hearNoMore(Speaker gone) {
        leave((RtpStream) gone);
    }

    @Override
    public void heardNoMoreBy(Hearer hearer, Crosstalk way) {
        ConferenceParty party = party((RtpStream) hearer);
        if (party != null) {
            party.hearsNoMore(way);
            if (party.isOut()) {
                remove(party);
            }
        }
    }

    @Override
    public void passOn(char key, boolean audible) {
        for (StreamDialog dialog : dialogs) {
            dialog.report(new PlatformEvent.KeyPressed(key, loop.now()));
        }
    }

    @Override
    void due() {
        if (over) {
            return;
        }
        long now = loop.now();
        mix(now);
        recorder.tick(now);
        boolean hopeless = now - deadline() > RtpStream.HOPELESS_NANOS;
        loop.wheel().schedule(this, (hopeless ? now : deadline()) + RtpStream.FRAME_NANOS);
    }

    private void mix(long now) {
        Arrays.fill(sum, 0);
        for (ConferenceParty party : parties) {
            party.speak(scratch, sum);
        }
        announce(now);
        short[] tone = signals.next(sum, parties.length == 1);
        for (int i = 0; i < RtpSender.FRAME; i++) {
            all[i] = encode(sum[i]);
        }
        for (ConferenceParty party : parties) {
            party.listen(source, timestamp, sum, all, signals.isFor(party) ? null : tone);
        }
        recorder.audio(source, timestamp, all, RtpSender.FRAME, now, 0);
        timestamp += RtpSender.FRAME;
    }

    /** What a dialog says, or the beep before a recording. */
    private void announce(long now) {
        scratch.clear();
        if (recorder.isBeeping()) {
            recorder.fillBeep(scratch, now);
        } else {
            player.fill(scratch, now);
        }
        for (int i = 0; i < scratch.position(); i++) {
            sum[i] += G711.fromMulaw(scratch.get(i));
        }
    }

    static byte encode(int sample) {
        return G711.toMulaw((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample)));
    }

    /** Ends it; what was recorded is still reported. */
    void close() {
        if (over) {
            return;
        }
        over = true;
        loop.wheel().remove(this);
        for (ConferenceParty party : parties) {
            party.leave(this);
        }
        parties = new ConferenceParty[0];
        size.set(0);
        player.stop(loop.now());
        stopWanted = true;
        if (recorder.isRunning()) {
            recorder.stop(null);
        } else {
            recordingOver();
        }
        freed.run();
    }

    @Override
    public StreamRecorder recorder() {
        return recorder;
    }

    @Override
    public String callId() {
        return name;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void attach(StreamDialog listening) {
        if (over) {
            listening.report(new PlatformEvent.HungUp(loop.now()));
            return;
        }
        dialogs = Arrays.copyOf(dialogs, dialogs.length + 1);
        dialogs[dialogs.length - 1] = listening;
    }

    @Override
    public void detach(StreamDialog closed) {
        player.stop(closed, loop.now());
        recorder.stop(closed);
        dialogs = Arrays.stream(dialogs).filter(dialog -> dialog != closed).toArray(StreamDialog[]::new);
    }

    @Override
    public void play(PlayQueue queue) {
        if (over) {
            queue.done(false, loop.now());
            return;
        }
        player.play(queue, loop.now());
        wake();
    }

    @Override
    public void loaded(PlayQueue queue, Segment[] segments) {
        queue.loaded(segments);
        if (player.plays(queue)) {
            wake();
        }
    }

    @Override
    public void stopPlaying(StreamDialog from) {
        player.stop(from, loop.now());
    }

    @Override
    public void stopRecording(StreamDialog from) {
        recorder.stop(from);
    }

    /** Nobody else hears the keys of a conference. */
    @Override
    public void relay(char key) {}

    @Override
    public void wake() {
        scratch.clear();
        player.finishSoundless(scratch, loop.now());
    }

    @Override
    public void recordingOver() {
        if (stopWanted) {
            stopWanted = false;
            for (StreamDialog dialog : dialogs) {
                dialog.report(new PlatformEvent.HungUp(loop.now()));
            }
        }
    }
}
