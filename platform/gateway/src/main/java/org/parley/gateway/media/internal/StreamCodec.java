package org.parley.gateway.media.internal;

import java.util.Arrays;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.srtp.SrtpKeys;
import org.parley.gateway.srtp.SrtpSender;

/** Which codec a stream speaks, and the worker for it if it needs one. Belongs to the media thread. */
final class StreamCodec {
    private final CodecWorkers workers;
    private final Clock clock;
    private final Consumer<WorkedStream> heard;
    private final Reception reception;
    private WorkedStream work;
    private SrtpKeys ours;
    private SrtpSender srtp;
    private volatile Codec codec;

    /**
     * @param reception counts what comes
     * @param heard called on a worker when there is something to be taken from its part of the stream
     */
    StreamCodec(CodecWorkers workers, Clock clock, Reception reception, Consumer<WorkedStream> heard) {
        this.reception = reception;
        this.workers = workers;
        this.clock = clock;
        this.heard = heard;
    }

    /** After an offer and answer; one that changes nothing keeps what there is. @return the worker's part, null for none */
    WorkedStream agree(RtpPeer negotiated) {
        if (work == null || !work.serves(negotiated)) {
            end();
            codec = negotiated.codec();
            SrtpSender sealing = negotiated.srtp().map(this::sealing).orElse(null);
            work = negotiated.needsWorker()
                    ? new WorkedStream(negotiated, sealing, reception, workers, clock, heard)
                    : null;
        }
        return work;
    }

    /** The same key goes on counting packets: a number that came again would give the cipher away (RFC 3711 §9.1). */
    private SrtpSender sealing(SrtpKeys keys) {
        boolean same = ours != null && ours.suite() == keys.suite() && Arrays.equals(ours.ours(), keys.ours());
        if (!same) {
            srtp = new SrtpSender(keys.suite(), keys.ours());
            ours = keys;
        }
        return srtp;
    }

    /** Seals what is sent; of use only while keys are agreed on. */
    SrtpSender sealing() {
        return srtp;
    }

    /** Any thread: what is agreed on now, null before. */
    Codec now() {
        return codec;
    }

    void end() {
        if (work != null) {
            work.close();
            work = null;
        }
    }
}
