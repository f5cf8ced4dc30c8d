package org.parley.webapp.trace;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The traces of recent calls, in memory: the oldest go when their time is over or the room is used up. Thread-safe. */
public final class CallTraces {
    private static final int MOST_LINES = 5_000;
    /** What a line takes beside its letters. */
    private static final int OVERHEAD = 100;

    private final TraceConfig config;
    private final Clock clock;
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private long memory;

    private static final class Trace {
        private final Instant begun;
        private final List<TraceLine> lines = new ArrayList<>();
        private long memory;

        Trace(Instant begun) {
            this.begun = begun;
        }
    }

    /** A call that was traced. */
    public record Traced(String call, Instant begun, int lines) {}

    public CallTraces(TraceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Adds a line; beyond {@value #MOST_LINES} of one call none is kept. */
    public synchronized void add(String call, TraceLine line) {
        forgetOld();
        Trace trace = traces.computeIfAbsent(call, key -> new Trace(clock.instant()));
        if (trace.lines.size() < MOST_LINES) {
            int size = OVERHEAD + 2 * line.what().length();
            trace.lines.add(line);
            trace.memory += size;
            memory += size;
        }
        Iterator<Trace> oldest = traces.values().iterator();
        while (memory > config.mostMemory() && oldest.hasNext()) {
            memory -= oldest.next().memory;
            oldest.remove();
        }
    }

    /** The lines of a call in the order of their times; none when it is not known. */
    public synchronized List<TraceLine> of(String call) {
        forgetOld();
        Trace trace = traces.get(call);
        return trace == null
                ? List.of()
                : trace.lines.stream()
                        .sorted(Comparator.comparing(TraceLine::at))
                        .toList();
    }

    /** The calls that were traced, the newest first. */
    public synchronized List<Traced> recent(int most) {
        forgetOld();
        List<Traced> all = new ArrayList<>();
        traces.forEach((call, trace) -> all.add(0, new Traced(call, trace.begun, trace.lines.size())));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private void forgetOld() {
        Instant limit = clock.instant().minus(config.keep());
        Iterator<Trace> oldest = traces.values().iterator();
        while (oldest.hasNext()) {
            Trace trace = oldest.next();
            if (!trace.begun.isBefore(limit)) {
                return;
            }
            memory -= trace.memory;
            oldest.remove();
        }
    }
}
