package org.parley.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.parley.webapp.TestCenter.HandClock;

/** Traces are in order, bounded, and gone when their time is over. */
class CallTracesTest {
    private final HandClock clock = new HandClock();

    private CallTraces traces(long memory) {
        return new CallTraces(new TraceConfig(Duration.ofMinutes(10), memory), clock);
    }

    private static TraceLine line(long ms, String what) {
        return new TraceLine(Instant.ofEpochMilli(ms), "sip", what);
    }

    @Test
    void linesComeInTheOrderOfTheirTimes() {
        CallTraces traces = traces(1_000_000);
        traces.add("a", line(2, "second"));
        traces.add("a", line(1, "first"));
        traces.add("a", line(2, "third"));
        assertThat(traces.of("a")).extracting(TraceLine::what).containsExactly("first", "second", "third");
        assertThat(traces.of("b")).isEmpty();
    }

    @Test
    void aTraceIsKeptForItsTime() {
        CallTraces traces = traces(1_000_000);
        traces.add("a", line(1, "x"));
        clock.forward(Duration.ofMinutes(6));
        traces.add("b", line(2, "y"));
        clock.forward(Duration.ofMinutes(6));
        assertThat(traces.recent(10)).extracting(CallTraces.Traced::call).containsExactly("b");
        clock.forward(Duration.ofMinutes(6));
        assertThat(traces.recent(10)).isEmpty();
    }

    @Test
    void theOldestGoWhenTheRoomIsUsedUp() {
        CallTraces traces = traces(10_000);
        for (int call = 0; call < 100; call++) {
            for (int n = 0; n < 10; n++) {
                traces.add("call" + call, line(n, "a line of thirty letters or so"));
            }
        }
        assertThat(traces.recent(100)).hasSizeBetween(2, 8);
        assertThat(traces.of("call99")).hasSize(10);
        for (int n = 0; n < 10_000; n++) {
            traces.add("endless", line(n, "x"));
        }
        assertThat(traces.recent(100)).hasSize(1);
        assertThat(traces.of("endless"))
                .as("one call alone does not break the bound")
                .hasSizeLessThan(100);
    }
}
