package org.parley.gateway.media.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.parley.gateway.media.RtpPeer;

/**
 * What the far side of a stream hears, frame by frame: another stream or a conference, else the beep before a recording,
 * else its dialog; and keys in place of any of them (CCXML 1.0 §10.4: one input). Runs on the media thread.
 */
final class StreamVoice {
    private final RtpStream stream;
    private final MediaLoop loop;
    private final RtpSender sender;
    private final StreamRecorder recorder;
    private final PromptPlayer player = new PromptPlayer();
    private final KeySender keys = new KeySender();
    private RtpPeer peer;
    private Speaker speaker;
    private Crosstalk crosstalk;

    StreamVoice(RtpStream stream, MediaLoop loop, RtpSender sender, StreamRecorder recorder) {
        this.stream = stream;
        this.loop = loop;
        this.sender = sender;
        this.recorder = recorder;
    }

    void configure(RtpPeer negotiated, WorkedStream work) {
        peer = negotiated;
        sender.configure(negotiated, work);
    }

    /** What is counted of what was sent. */
    Transmission transmission() {
        return sender.transmission();
    }

    /** Sends a report of RTCP from the port of RTP. */
    void sendReport(ByteBuffer report, InetSocketAddress target) {
        sender.sendReport(report, target);
    }

    /** What dialogs say. */
    PromptPlayer player() {
        return player;
    }

    /** Whether there is anything to be heard. */
    boolean isReady() {
        return player.isReady() || recorder.isBeeping() || crosstalk != null || !keys.isIdle();
    }

    /** From now on another stream, or a conference. */
    void hear(Speaker other, Crosstalk way) {
        speaker = other;
        crosstalk = way;
    }

    /** The dialog again. */
    void hearDialog() {
        if (speaker != null) {
            Speaker before = speaker;
            Crosstalk way = crosstalk;
            before.execute(() -> before.heardNoMoreBy(stream, way));
            forget();
        }
    }

    /** What was heard is over. */
    void hearNoMore(Speaker gone) {
        if (speaker == gone) {
            forget();
        }
    }

    /** It is no longer heard, if that is still this way. */
    void hearNoLonger(Crosstalk way) {
        if (crosstalk == way) {
            hearDialog();
        }
    }

    private void forget() {
        speaker = null;
        crosstalk = null;
    }

    /** A key of the stream that is heard. @param audible whether it is in the audio already */
    void passOn(char key, boolean audible) {
        if (!audible || peer.telephoneEventType().isPresent()) {
            keys.add(key);
        }
    }

    /** @param wanted each one of {@link KeyEvents#KEYS}, or {@link KeySender#PAUSE}; others are left out */
    void send(String wanted) {
        for (char key : wanted.toCharArray()) {
            if (key == KeySender.PAUSE || KeyEvents.KEYS.indexOf(key) >= 0) {
                keys.add(key);
            }
        }
    }

    /** Sends the next frame, or lets its time pass while the far side is on hold. */
    void frame(InetSocketAddress target, long now) {
        ByteBuffer packet = loop.outgoing();
        fill(packet, now);
        if (!peer.sendAllowed()) {
            sender.skip(target);
            return;
        }
        boolean key = keys.takesFrame();
        if (key && peer.telephoneEventType().isPresent()) {
            sender.sendKey(packet, keys, peer.telephoneEventType().getAsInt(), target, now);
            return;
        }
        if (key) {
            sender.open(packet);
            keys.tone(packet);
        }
        sender.send(packet, target, now);
    }

    private void fill(ByteBuffer packet, long now) {
        sender.open(packet);
        if (crosstalk != null) {
            // what a dialog says meanwhile takes its time and is not heard
            player.fill(packet, now);
            sender.open(packet);
            crosstalk.hear(packet);
        } else if (recorder.isBeeping()) {
            recorder.fillBeep(packet, now);
        } else {
            player.fill(packet, now);
        }
    }
}
