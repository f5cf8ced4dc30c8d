package org.parley.gateway.media.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.browser.platform.Clock;
import org.parley.gateway.media.Codec;

/** The threads for slow codecs, and how many calls they can take. Thread-safe. */
public final class CodecWorkers implements AutoCloseable {
    private final CodecCost cost = new CodecCost();
    private final List<CodecWorker> workers = new ArrayList<>();

    public CodecWorkers(int threads, Clock clock) {
        for (int i = 0; i < threads; i++) {
            workers.add(new CodecWorker("media-codec-" + i, cost, clock));
        }
    }

    /** Whether one more call of a codec can be taken on. */
    public boolean hasRoomFor(Codec codec) {
        return codec.isTabled() || workers.stream().anyMatch(worker -> worker.hasRoom(cost.of(codec)));
    }

    CodecWorker quietest() {
        return workers.stream()
                .min(Comparator.comparingLong(CodecWorker::promised))
                .orElseThrow();
    }

    CodecCost cost() {
        return cost;
    }

    @Override
    public void close() {
        workers.forEach(CodecWorker::close);
    }
}
