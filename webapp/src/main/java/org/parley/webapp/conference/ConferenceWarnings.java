package org.parley.webapp.conference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those inside when the time of their conference is nearly over (FEATURES 5.7). */
public final class ConferenceWarnings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConferenceWarnings.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** One that could not be said in time is not said. */
    private static final Duration LATEST = Duration.ofSeconds(30);

    private record Warning(String number, Instant at) {}

    private final Conferences conferences;
    private final CallCommands calls;
    private final String document;
    private final Clock clock;
    private final Set<Warning> said = new HashSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "conference-warnings");
        thread.setDaemon(true);
        return thread;
    });

    private ConferenceWarnings(Conferences conferences, CallCommands calls, String document, Clock clock) {
        this.conferences = conferences;
        this.calls = calls;
        this.document = document;
        this.clock = clock;
    }

    /** @param document said into the conference; gets the parameter {@code minutes} */
    public static ConferenceWarnings start(Conferences conferences, CallCommands calls, String document, Clock clock) {
        ConferenceWarnings warnings = new ConferenceWarnings(conferences, calls, document, clock);
        if (!conferences.settings().warnings().isEmpty()) {
            warnings.timer.scheduleWithFixedDelay(
                    warnings::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        return warnings;
    }

    private void look() {
        try {
            Instant now = clock.instant();
            said.removeIf(warning -> warning.at().isBefore(now.minus(LATEST.multipliedBy(2))));
            for (String number : conferences.occupied()) {
                conferences.find(number).filter(Conference::scheduled).ifPresent(conference -> warn(conference, now));
            }
        } catch (RuntimeException e) {
            log.warn("Conferences are not warned for now", e);
        }
    }

    private void warn(Conference conference, Instant now) {
        for (int minutes : conferences.settings().warnings()) {
            Instant due = conference.schedule().orElseThrow().end().minus(Duration.ofMinutes(minutes));
            Warning warning = new Warning(conference.number(), due);
            boolean timely = !now.isBefore(due) && now.isBefore(due.plus(LATEST));
            if (timely && said.add(warning)) {
                say(conference.number(), minutes);
            }
        }
    }

    /** Into the conference, by the first call that takes it. */
    private void say(String number, int minutes) {
        List<Participant> inside = conferences.participants(number);
        for (Participant participant : inside) {
            if (calls.send(participant.call(), "center.announce", Map.of("src", document + "?minutes=" + minutes))) {
                return;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
