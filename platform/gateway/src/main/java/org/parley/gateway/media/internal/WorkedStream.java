package org.parley.gateway.media.internal;

import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.srtp.SrtpSender;

/** A stream's part on a worker: its codec in both directions. */
final class WorkedStream {
    private final RtpPeer peer;
    private final IncomingWork incoming;
    private final OutgoingWork outgoing;
    private final CodecWorker worker;
    private final Runnable heard;
    private volatile boolean closed;

    /**
     * @param srtp seals what is sent, null for none
     * @param reception counts what comes
     * @param heard called on the worker when there is something to be taken from {@link #incoming}
     */
    WorkedStream(
            RtpPeer peer,
            SrtpSender srtp,
            Reception reception,
            CodecWorkers workers,
            Clock clock,
            Consumer<WorkedStream> heard) {
        this.peer = peer;
        this.heard = () -> heard.accept(this);
        incoming = new IncomingWork(peer, reception, clock, workers.cost());
        outgoing = new OutgoingWork(peer, srtp, clock, workers.cost());
        worker = workers.quietest();
        worker.add(this);
    }

    Codec codec() {
        return peer.codec();
    }

    boolean serves(RtpPeer other) {
        return peer.isCodedAs(other);
    }

    IncomingWork incoming() {
        return incoming;
    }

    OutgoingWork outgoing() {
        return outgoing;
    }

    /** Media thread: a frame was due. @param late whether it was not ready */
    void frame(boolean late) {
        worker.frame(late);
    }

    /** What was taken before is still delivered. */
    void close() {
        closed = true;
    }

    /** Worker: does what there is to do; false when there will be no more. */
    boolean work() {
        boolean last = closed;
        outgoing.work();
        if (incoming.work()) {
            heard.run();
        }
        return !last;
    }
}
