package org.parley.gateway.webapp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.sip.CallRecord;
import org.parley.gateway.sip.TollTicket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings call records, and what becomes of calls to the outside, to the webapp, in batches, on a thread of its own; what could not be brought is brought later. */
public final class CallLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 100;
    private static final int MOST_WAITING = 50_000;

    private final WebappClient webapp;
    private final Deque<Row> waiting = new ArrayDeque<>();

    /** @param list its name, also the end of the path that takes it */
    private record Row(String list, Map<String, Object> values) {}

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "call-log");
        worker.setDaemon(true);
        return worker;
    });
    private boolean failing;

    public CallLog(WebappClient webapp) {
        this.webapp = webapp;
        thread.scheduleWithFixedDelay(this::write, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes a record; waits for nothing. */
    public void add(CallRecord record) {
        add(new Row("calls", row(record)));
    }

    /** Takes news of a call to the outside; waits for nothing. */
    public void add(TollTicket.Event event) {
        Map<String, Object> values = Map.of(
                "ticket",
                event.ticket(),
                "what",
                event.what(),
                "at",
                event.at().toEpochMilli(),
                "cause",
                event.cause());
        add(new Row("toll", values));
    }

    private synchronized void add(Row record) {
        if (waiting.size() >= MOST_WAITING) {
            LOG.warn("call record dropped, the webapp takes none: {}", waiting.removeFirst());
        }
        waiting.add(record);
    }

    private void write() {
        for (List<Row> some = next(); !some.isEmpty(); some = next()) {
            try {
                String list = some.get(0).list();
                webapp.post(
                        "/gateway/" + list,
                        Map.of(list, some.stream().map(Row::values).toList()));
                forget(some.size());
                failing = false;
            } catch (IOException | RuntimeException e) {
                if (!failing) {
                    failing = true;
                    LOG.warn("call records cannot be kept now, trying on: {}", e.toString());
                }
                return;
            }
        }
    }

    /** The first ones that go to the same place. */
    private synchronized List<Row> next() {
        String list = waiting.isEmpty() ? "" : waiting.peek().list();
        return waiting.stream()
                .limit(BATCH)
                .takeWhile(row -> row.list().equals(list))
                .toList();
    }

    private synchronized void forget(int count) {
        for (int i = 0; i < count && !waiting.isEmpty(); i++) {
            waiting.removeFirst();
        }
    }

    private static Map<String, Object> row(CallRecord record) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("leg", record.leg());
        row.put("callId", record.callId());
        row.put("direction", record.direction());
        row.put("from", record.from());
        row.put("to", record.to());
        row.put("begunAt", record.begun().toEpochMilli());
        record.answered().ifPresent(at -> row.put("answeredAt", at.toEpochMilli()));
        row.put("endedAt", record.ended().toEpochMilli());
        row.put("cause", record.cause());
        row.put("route", record.route());
        row.put("media", media(record.media()));
        return row;
    }

    private static Map<String, Object> media(MediaQuality quality) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sent", quality.packetsSent());
        row.put("received", quality.packetsReceived());
        row.put("lost", quality.packetsLost());
        row.put("jitterMicros", micros(quality.jitter()));
        quality.far().ifPresent(far -> {
            row.put("farLost", far.packetsLost());
            row.put("farJitterMicros", micros(far.jitter()));
            far.roundTrip().ifPresent(time -> row.put("roundTripMicros", micros(time)));
        });
        return row;
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    @Override
    public void close() {
        thread.execute(this::write);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("some call records were not kept at the stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
