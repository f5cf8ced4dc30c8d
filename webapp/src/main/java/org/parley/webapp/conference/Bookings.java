package org.parley.webapp.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many conferences take place at once, looked at a year ahead. */
final class Bookings {
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int MOST_OCCURRENCES = 400;

    private record Edge(Instant at, int change) {}

    private final Instant now;
    private final int limit;
    private final List<Edge> edges = new ArrayList<>();

    /** @param limit conferences at once */
    Bookings(Instant now, int limit) {
        this.now = now;
        this.limit = limit;
    }

    void add(Conference.Schedule schedule) {
        // what is active began before now
        Instant from = now.minus(schedule.duration());
        for (Instant start : schedule.repetition()
                .occurrences(
                        schedule.begins().toLocalDateTime(),
                        schedule.begins().getZone(),
                        from.isBefore(schedule.start()) ? schedule.start().minusMillis(1) : from,
                        now.plus(AHEAD),
                        MOST_OCCURRENCES)) {
            edges.add(new Edge(start, 1));
            edges.add(new Edge(start.plus(schedule.duration()), -1));
        }
    }

    /** When first there are too many; empty when there never are. One that begins as another ends is not at once with it. */
    Optional<Instant> overbooked() {
        edges.sort(Comparator.comparing(Edge::at).thenComparingInt(Edge::change));
        int running = 0;
        for (Edge edge : edges) {
            running += edge.change();
            if (running > limit) {
                return Optional.of(edge.at());
            }
        }
        return Optional.empty();
    }
}
