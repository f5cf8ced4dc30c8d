package org.parley.gateway.media.internal;

import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;

/** Which codec a stream speaks, and the worker for it if it needs one. Belongs to the media thread. */
final class StreamCodec {
    private final CodecWorkers workers;
    private final Clock clock;
    private final Consumer<WorkedStream> heard;
    private WorkedStream work;
    private volatile Codec codec;

    /** @param heard called on a worker when there is something to be taken from its part of the stream */
    StreamCodec(CodecWorkers workers, Clock clock, Consumer<WorkedStream> heard) {
        this.workers = workers;
        this.clock = clock;
        this.heard = heard;
    }

    /** After an offer and answer; one that changes nothing keeps what there is. @return the worker's part, null for none */
    WorkedStream agree(RtpPeer negotiated) {
        if (work == null || !work.serves(negotiated)) {
            end();
            codec = negotiated.codec();
            work = negotiated.needsWorker() ? new WorkedStream(negotiated, workers, clock, heard) : null;
        }
        return work;
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
