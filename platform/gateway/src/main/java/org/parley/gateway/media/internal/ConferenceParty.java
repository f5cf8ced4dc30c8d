package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.ConferencePart;
import org.parley.gateway.media.ConferenceTone;

/** One call in a conference: its way in, its way out, and what it said in this frame. Belongs to the conference's thread. */
final class ConferenceParty {
    /** A frame behind: the writer is a thread of ours that keeps time. */
    private static final int BEHIND = RtpSender.FRAME;

    private final RtpStream stream;
    private final short[] said = new short[RtpSender.FRAME];
    private final byte[] mix = new byte[RtpSender.FRAME];
    private final ConferenceVoice voice = new ConferenceVoice();
    private Crosstalk in;
    private Crosstalk out;
    private ConferenceTone exitTone = ConferenceTone.NONE;
    private boolean speaks;

    ConferenceParty(RtpStream stream) {
        this.stream = stream;
    }

    RtpStream stream() {
        return stream;
    }

    ConferenceTone exitTone() {
        return exitTone;
    }

    /** Comes in, or changes what it may. */
    void join(ConferenceMix conference, ConferencePart part) {
        exitTone = part.exitTone();
        voice.is(part);
        if (part.talks() && in == null) {
            Crosstalk way = new Crosstalk();
            in = way;
            stream.execute(() -> stream.heardBy(conference, way));
        } else if (!part.talks()) {
            hush(conference);
        }
        if (part.hears() && out == null) {
            Crosstalk way = new Crosstalk(BEHIND);
            out = way;
            stream.execute(() -> stream.hear(conference, way));
        } else if (!part.hears()) {
            deafen();
        }
    }

    void leave(ConferenceMix conference) {
        voice.ends();
        hush(conference);
        deafen();
    }

    private void hush(ConferenceMix conference) {
        if (in != null) {
            Crosstalk way = in;
            in = null;
            stream.execute(() -> stream.heardNoMoreBy(conference, way));
        }
    }

    private void deafen() {
        if (out != null) {
            Crosstalk way = out;
            out = null;
            stream.execute(() -> stream.hearNoLonger(way));
        }
    }

    /** It hears something else, if that was still its way. */
    void hearsNoMore(Crosstalk way) {
        out = out == way ? null : out;
    }

    /** Whether it is neither heard nor hears. */
    boolean isOut() {
        return in == null && out == null;
    }

    /** Adds what it said to the sum of all. */
    void speak(ByteBuffer scratch, int[] sum) {
        speaks = false;
        if (in == null) {
            return;
        }
        scratch.clear();
        speaks = in.hear(scratch);
        if (!speaks) {
            voice.nothing();
            return;
        }
        for (int i = 0; i < RtpSender.FRAME; i++) {
            said[i] = G711.fromMulaw(scratch.get(i));
        }
        voice.frame(said);
        for (int i = 0; i < RtpSender.FRAME; i++) {
            sum[i] += said[i];
        }
    }

    /**
     * Hears the sum of all without what it said itself.
     *
     * @param all the whole sum, for those who said nothing
     * @param except part of the sum that this party does not hear, null for none
     */
    void listen(int source, int timestamp, int[] sum, byte[] all, short[] except) {
        if (out == null) {
            return;
        }
        if (!speaks && except == null) {
            out.write(source, timestamp, all, RtpSender.FRAME);
            return;
        }
        for (int i = 0; i < RtpSender.FRAME; i++) {
            int others = sum[i] - (speaks ? said[i] : 0) - (except == null ? 0 : except[i]);
            mix[i] = ConferenceMix.encode(others);
        }
        out.write(source, timestamp, mix, RtpSender.FRAME);
    }
}
