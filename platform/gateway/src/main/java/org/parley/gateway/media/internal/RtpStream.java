package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.parley.browser.platform.PlatformEvent;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.speech.WordRecognizer;
import org.parley.gateway.spool.SpoolWriter;

/**
 * One call's audio on its media thread. From the first prompt on, a packet leaves every 20 ms until the call is over:
 * prompt, beep or silence. All methods run on the media thread unless they say otherwise.
 */
public final class RtpStream extends TimerWheel.Entry implements DialogPlace, Speaker, Hearer {
    static final long FRAME_NANOS = 20_000_000L;
    /** How long a call with a dialog stays without packets when no prompt comes. */
    private static final long FIRST_SILENCE_NANOS = 100_000_000L;
    /** When a thread was held up longer, the schedule moves instead of packets leaving in a burst. */
    static final long HOPELESS_NANOS = 400_000_000L;

    private final String callId;
    private final DatagramChannel channel;
    private final MediaLoop loop;
    private final MediaServices services;
    private final Consumer<RtpStream> freed;
    private final RtpReceiver receiver;
    private final StreamRecorder recorder;
    private final StreamVoice voice;
    private final Listeners listeners = new Listeners();
    private final WordEar words;
    private final StreamCodec codec;
    private final StreamReports reports;
    private StreamState state = StreamState.OPEN;
    private StreamDialog dialog;
    private InBandTap inBand;
    private boolean leaving;
    private long silenceAt = Long.MAX_VALUE;
    private boolean hangUpPending;
    private boolean audibleKey;
    private volatile long heardAt;

    /** @param freed called on the media thread when the socket is closed */
    public RtpStream(
            String callId,
            PortPair ports,
            MediaLoop loop,
            MediaServices services,
            SpoolWriter writer,
            RandomGenerator random,
            Consumer<RtpStream> freed) {
        this.callId = callId;
        channel = ports.rtp();
        this.loop = loop;
        this.services = services;
        this.freed = freed;
        heardAt = loop.now();
        recorder = new StreamRecorder(services, loop, this, writer);
        voice = new StreamVoice(this, loop, new RtpSender(channel, loop.counters(), random), recorder);
        words = new WordEar(services.files());
        receiver = new RtpReceiver(channel, loop, this, new Audience(listeners, recorder, words));
        codec = new StreamCodec(
                services.workers(),
                services.clock(),
                receiver.reception(),
                worked -> execute(() -> receiver.deliver(worked, loop.now())));
        reports = new StreamReports(
                services.reports(),
                ports.rtcp(),
                voice.transmission(),
                receiver.reception(),
                receiver.latch(),
                random,
                (report, target) -> execute(() -> voice.sendReport(report, target)));
    }

    @Override
    public void execute(Runnable command) {
        loop.execute(command);
    }

    /** Any thread. */
    public StreamDialog newDialog() {
        return new StreamDialog(this, services);
    }

    /** Any thread: when the far side's RTP was last heard, in nanoseconds of the clock; at first when it was opened. */
    public long heardAt() {
        return heardAt;
    }

    /** Any thread. */
    public boolean isRecording() {
        return recorder.isRunning();
    }

    /** Any thread: what is agreed on now, null before. */
    Codec codec() {
        return codec.now();
    }

    /** Any thread: how well it comes through. */
    MediaQuality quality() {
        return reports.quality();
    }

    /** A report came by the socket of RTP. */
    void reported(InetSocketAddress from, ByteBuffer report) {
        reports.muxed(from, report);
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public StreamRecorder recorder() {
        return recorder;
    }

    @Override
    public boolean isOver() {
        return state.isOver();
    }

    public void open() throws IOException {
        channel.register(loop.selector(), SelectionKey.OP_READ, this);
    }

    public void connect(RtpPeer negotiated) {
        if (state.isOver()) {
            return;
        }
        WorkedStream work = codec.agree(negotiated);
        voice.configure(negotiated, work);
        if (negotiated.telephoneEventType().isEmpty() && inBand == null) {
            inBand = new InBandTap(key -> execute(() -> receiver.inBandKey(key, loop.now())));
            services.tones().add(inBand);
        }
        receiver.configure(negotiated, negotiated.telephoneEventType().isEmpty() ? inBand : null, work);
        reports.connect(negotiated, negotiated.srtp().isPresent() ? codec.sealing() : null);
        if (state == StreamState.OPEN) {
            state = state.to(StreamState.CONNECTED);
            loop.wheel().schedule(this, loop.now() + FRAME_NANOS);
        }
        wake();
    }

    /** From now on the far side hears another stream, or a conference. */
    void hear(Speaker other, Crosstalk way) {
        hearDialog();
        if (!state.isOver()) {
            voice.hear(other, way);
            wake();
        }
    }

    /** The far side hears the dialog again. */
    void hearDialog() {
        voice.hearDialog();
    }

    @Override
    public void hearNoMore(Speaker gone) {
        voice.hearNoMore(gone);
    }

    /** Somebody hears our far side. */
    void heardBy(Hearer other, Crosstalk way) {
        if (!state.isOver()) {
            listeners.add(other, way);
        }
    }

    @Override
    public void heardNoMoreBy(Hearer other, Crosstalk way) {
        listeners.remove(other, way);
    }

    /** The far side leaves what it hears, if that is still this way. */
    void hearNoLonger(Crosstalk way) {
        voice.hearNoLonger(way);
    }

    /** A key of the stream that our far side hears. */
    @Override
    public void passOn(char key, boolean audible) {
        if (state == StreamState.SENDING) {
            voice.passOn(key, audible);
        }
    }

    /** Has the far side hear keys, as {@link StreamVoice#send} takes them. */
    void sendKeys(String keys) {
        voice.send(keys);
        wake();
    }

    @Override
    public void attach(StreamDialog listening) {
        if (state.isOver()) {
            listening.report(new PlatformEvent.HungUp(loop.now()));
        }
        dialog = listening;
        wake();
    }

    @Override
    public void detach(StreamDialog closed) {
        voice.player().stop(closed, loop.now());
        stopRecording(closed);
        if (dialog == closed) {
            dialog = null;
            words.stop();
            if (state == StreamState.GONE) {
                close();
            }
        }
    }

    @Override
    public void play(PlayQueue queue) {
        if (state.isOver()) {
            queue.done(false, loop.now());
            return;
        }
        voice.player().play(queue, loop.now());
        wake();
    }

    @Override
    public void loaded(PlayQueue queue, Segment[] segments) {
        queue.loaded(segments);
        if (voice.player().plays(queue)) {
            wake();
        }
    }

    @Override
    public void hearWords(WordRecognizer.Hearing hearing) {
        words.hear(hearing);
        if (state.isOver()) {
            words.stop();
        }
    }

    @Override
    public void stopPlaying(StreamDialog from) {
        voice.player().stop(from, loop.now());
    }

    @Override
    public void stopRecording(StreamDialog from) {
        if (recorder.isRunning()) {
            receiver.drain(loop.now(), () -> recorder.stop(from));
        }
    }

    /** Sends at once if there is something to say and nothing was sent yet; else what is new waits for its frame. */
    @Override
    public void wake() {
        voice.player().finishSoundless(loop.outgoing(), loop.now());
        if (state != StreamState.CONNECTED) {
            return;
        }
        if (voice.isReady()) {
            start(loop.now());
        } else if (dialog != null && silenceAt == Long.MAX_VALUE) {
            silenceAt = loop.now() + FIRST_SILENCE_NANOS;
        }
    }

    private void start(long now) {
        state = state.to(StreamState.SENDING);
        voice.frame(receiver.target(), now);
        loop.wheel().schedule(this, now + FRAME_NANOS);
    }

    @Override
    void due() {
        long now = loop.now();
        if (state.isOver()) {
            return;
        }
        receiver.tick(now);
        recorder.tick(now);
        if (state == StreamState.SENDING) {
            voice.frame(receiver.target(), now);
            loop.counters().lateness().add(now - deadline(), now);
        } else if (now >= silenceAt) {
            start(now);
            return;
        }
        boolean hopeless = now - deadline() > HOPELESS_NANOS;
        loop.wheel().schedule(this, (hopeless ? now : deadline()) + FRAME_NANOS);
    }

    /** Takes what waits in the socket, up to so many packets. */
    void readable(int most) {
        receiver.receive(loop.now(), most);
    }

    void heard(long now) {
        heardAt = now;
    }

    @Override
    public void relay(char key) {
        listeners.key(key, audibleKey);
    }

    /** @param audible whether it was found in the audio */
    void keyPressed(char key, boolean audible, long now) {
        audibleKey = audible;
        if (dialog == null) {
            listeners.key(key, audible);
        } else if (!state.isOver()) {
            dialog.report(new PlatformEvent.KeyPressed(key, now));
        }
    }

    public void infoKey(char key) {
        if (KeyEvents.KEYS.indexOf(key) >= 0) {
            receiver.infoKey(key, loop.now());
        }
    }

    /** The call is over: what was said before still counts, then the dialog hears of it. */
    public void hungUp() {
        if (!leaving) {
            leaving = true;
            receiver.drain(loop.now(), this::gone);
        }
    }

    private void gone() {
        if (state.isOver()) {
            return;
        }
        state = state.to(StreamState.GONE);
        hearDialog();
        words.stop();
        listeners.leave(this);
        loop.wheel().remove(this);
        voice.player().stop(loop.now());
        hangUpPending = true;
        if (recorder.isRunning()) {
            recorder.stop(null);
        } else {
            recordingOver();
        }
    }

    /** No recording runs any more, so that a hang-up may be reported. */
    @Override
    public void recordingOver() {
        if (!hangUpPending) {
            return;
        }
        hangUpPending = false;
        if (dialog != null) {
            dialog.report(new PlatformEvent.HungUp(loop.now()));
        } else if (state == StreamState.GONE) {
            close();
        }
    }

    /** Frees the port; what is still written goes on and is reported. */
    public void close() {
        hungUp();
        gone();
        if (state == StreamState.CLOSED) {
            return;
        }
        state = state.to(StreamState.CLOSED);
        loop.wheel().remove(this);
        codec.end();
        if (inBand != null) {
            services.tones().remove(inBand);
        }
        reports.end(() -> execute(this::release));
    }

    /** The goodbye has left. */
    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            loop.counters().dropped();
        }
        freed.accept(this);
    }
}
