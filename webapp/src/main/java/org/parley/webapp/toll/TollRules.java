package org.parley.webapp.toll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.toll.Usage.Call;

/** Whether a user may call a number now: permission, stops, class and caps, in this order. */
final class TollRules {
    static final Duration LONGEST_CALL = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TollSettings settings;
    private final TollStore store;
    private final StopStore stops;

    TollRules(TollSettings settings, TollStore store, StopStore stops) {
        this.settings = settings;
        this.store = store;
        this.stops = stops;
    }

    /** @param longest how long the call may last; of a refused one nothing */
    record Verdict(Optional<TollRefusal> refusal, Duration longest) {
        static Verdict no(TollRefusal why) {
            return new Verdict(Optional.of(why), Duration.ZERO);
        }
    }

    Verdict judge(Handle handle, String user, TollRights rights, String number, Instant now) {
        if (!rights.outside()) {
            return Verdict.no(TollRefusal.NOT_ALLOWED);
        }
        if (stops.find(handle, TollStop.ALL).isPresent()) {
            return Verdict.no(TollRefusal.ALL_STOPPED);
        }
        if (stops.find(handle, user).isPresent()) {
            return Verdict.no(TollRefusal.STOPPED);
        }
        Optional<NumberClass> numberClass = settings.plan().classOf(number);
        if (numberClass.isEmpty()) {
            return Verdict.no(TollRefusal.UNKNOWN_NUMBER);
        }
        if (!rights.classes().orElse(settings.classes()).contains(numberClass.get())) {
            return Verdict.no(TollRefusal.CLASS_NOT_ALLOWED);
        }
        return withinCaps(handle, user, rights, now);
    }

    private Verdict withinCaps(Handle handle, String user, TollRights rights, Instant now) {
        Instant midnight = now.atZone(settings.zone())
                .toLocalDate()
                .atStartOfDay(settings.zone())
                .toInstant();
        List<Call> calls = store.calls(handle, midnight.minus(LONGEST_CALL));
        List<Call> own = calls.stream().filter(call -> call.user().equals(user)).toList();
        Usage usage = Usage.of(own, later(midnight, stops.released(handle, user)), now);
        Usage inAll = Usage.of(calls, later(midnight, stops.released(handle, TollStop.ALL)), now);
        TollCaps caps = caps(rights);
        TollCaps all = settings.all();
        if (usage.calls() >= caps.callsPerDay()) {
            return Verdict.no(TollRefusal.CALLS_PER_DAY);
        }
        if (usage.hasUsed(caps.perDay())) {
            return Verdict.no(TollRefusal.TIME_PER_DAY);
        }
        if (inAll.calls() >= all.callsPerDay()) {
            return Verdict.no(TollRefusal.ALL_CALLS_PER_DAY);
        }
        if (inAll.hasUsed(all.perDay())) {
            return Verdict.no(TollRefusal.ALL_TIME_PER_DAY);
        }
        Duration left = shorter(usage.left(caps.perDay()), inAll.left(all.perDay()));
        // what calls in progress may still use is not there for another one
        if (usage.open() >= caps.atOnce() || usage.left(caps.perDay()).compareTo(SHORTEST) < 0) {
            return Verdict.no(TollRefusal.AT_ONCE);
        }
        if (inAll.open() >= all.atOnce() || left.compareTo(SHORTEST) < 0) {
            return Verdict.no(TollRefusal.ALL_AT_ONCE);
        }
        return new Verdict(Optional.empty(), shorter(caps.perCall(), left));
    }

    /** What holds for a user: the own caps over those of the settings. */
    TollCaps caps(TollRights rights) {
        TollCaps usual = settings.user();
        return new TollCaps(
                rights.maxCallSeconds().isPresent()
                        ? Duration.ofSeconds(rights.maxCallSeconds().getAsInt())
                        : usual.perCall(),
                rights.callsPerDay().orElse(usual.callsPerDay()),
                rights.minutesPerDay().isPresent()
                        ? Duration.ofMinutes(rights.minutesPerDay().getAsInt())
                        : usual.perDay(),
                rights.callsAtOnce().orElse(usual.atOnce()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
