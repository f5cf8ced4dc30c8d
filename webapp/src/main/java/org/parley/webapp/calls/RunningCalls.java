package org.parley.webapp.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.store.Database;

/** Calls in progress, in memory, and how administrators end one. Thread-safe. */
public final class RunningCalls {
    /** Whatever is older was never told to be over. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<String, RunningCall> calls = new ConcurrentHashMap<>();
    private final Database database;
    private final GatewayEvents events;
    private final Clock clock;

    public RunningCalls(Database database, GatewayEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** A call comes in. Of one whose leg is not named the end would not be heard of. */
    public void begun(RunningCall call) {
        if (!call.leg().isEmpty()) {
            calls.put(call.leg(), call);
        }
    }

    /** A leg is gone. */
    public void over(String leg) {
        calls.remove(leg);
    }

    /** All of them, the newest first. */
    public List<RunningCall> all() {
        calls.values().removeIf(call -> call.since().isBefore(clock.instant().minus(LONGEST)));
        return calls.values().stream()
                .sorted(Comparator.comparing(RunningCall::since).reversed().thenComparing(RunningCall::leg))
                .toList();
    }

    /** Has the gateways end a call; empty when it is over. The far side is hung up by the call's document. */
    public Optional<RunningCall> end(String leg) {
        Optional<RunningCall> call = Optional.ofNullable(calls.get(leg));
        call.ifPresent(known -> {
            database.useTransaction(handle -> events.add(handle, GatewayEvent.Kind.HANGUP, known.leg(), "{}"));
            events.announce();
        });
        return call;
    }
}
