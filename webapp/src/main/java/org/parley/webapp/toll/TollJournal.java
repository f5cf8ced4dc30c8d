package org.parley.webapp.toll;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators see of the gate: lines with fixed first words in the log, and figures. */
final class TollJournal implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger("org.parley.audit");

    private final Map<String, LongAdder> outcomes = new TreeMap<>();
    private final AtomicInteger stopped = new AtomicInteger();

    TollJournal() {
        for (String outcome : new String[] {"allowed", "refused", "emergency", "alarm", "stop", "release"}) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    /** A row was written. */
    void tell(TollAttempt row) {
        outcomes.get(row.outcome()).increment();
        String who = "user=" + quoted(row.user()) + " reason=" + row.reason();
        String what = " path=" + row.path() + " number=" + quoted(row.number()) + " class=" + row.numberClass()
                + " caller=" + quoted(row.caller()) + " call=" + quoted(row.callId());
        switch (row.outcome()) {
            case "alarm" -> log.warn("TOLL ALARM {}{}", who, what);
            case "stop" -> log.warn("TOLL STOP {}", who);
            case "emergency" -> log.warn("TOLL EMERGENCY {}{}", who, what);
            case "release" -> log.info("TOLL RELEASE {}", who);
            case "refused" -> log.info("TOLL REFUSED {}{}", who, what);
            default -> log.info("TOLL ALLOWED {}{}", who, what);
        }
    }

    void stopped(int subjects) {
        stopped.set(subjects);
    }

    private static String quoted(String text) {
        return "\"" + text.replaceAll("[\\p{Cntrl}\"]", "?") + "\"";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        outcomes.forEach((outcome, count) -> FunctionCounter.builder("parley.toll", count, LongAdder::sum)
                .description("attempts to call outside, alarms, stops and releases since the start")
                .tag("outcome", outcome)
                .register(registry));
        Gauge.builder("parley.toll.stopped", stopped, AtomicInteger::get)
                .description("users, or all at once, whose outside calls are stopped")
                .register(registry);
    }
}
