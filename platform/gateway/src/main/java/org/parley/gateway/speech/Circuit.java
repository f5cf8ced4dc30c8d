package org.parley.gateway.speech;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an engine out that cost a caller time, or failed again and again, and lets one text try it after a while. An engine
 * that was only slow is let in again as soon as it is done.
 */
final class Circuit {
    private static final Logger log = LoggerFactory.getLogger(Circuit.class);
    private static final int FAILURES = 3;

    /** Whether texts go to the engine. */
    enum State {
        CLOSED,
        OPEN,
        /** One text tries it. */
        TRYING
    }

    private static final Map<State, Set<State>> TRANSITIONS = new EnumMap<>(Map.of(
            State.CLOSED, EnumSet.of(State.OPEN),
            State.OPEN, EnumSet.of(State.TRYING, State.CLOSED),
            State.TRYING, EnumSet.of(State.OPEN, State.CLOSED)));

    private final String engine;
    private final Clock clock;
    private final Duration retryAfter;
    private State state = State.CLOSED;
    private int failures;
    private long openedAt;

    Circuit(String engine, Clock clock, Duration retryAfter) {
        this.engine = engine;
        this.clock = clock;
        this.retryAfter = retryAfter;
    }

    /** Whether a text may go to the engine now; if so, what becomes of it must be told. */
    synchronized boolean lets() {
        if (state == State.OPEN && clock.nanos() - openedAt >= retryAfter.toNanos()) {
            go(State.TRYING);
            return true;
        }
        return state == State.CLOSED;
    }

    /** It spoke. */
    synchronized void worked() {
        failures = 0;
        if (state != State.CLOSED) {
            log.info("{} speaks again", engine);
            go(State.CLOSED);
        }
    }

    /** It said at once that it could not. */
    synchronized void failed() {
        if (++failures >= FAILURES || state == State.TRYING) {
            open();
        }
    }

    /** Nobody wanted to hear it any more, or it was not even asked. */
    synchronized void undecided() {
        if (state == State.TRYING) {
            go(State.OPEN);
        }
    }

    /** Nothing was heard of it for as long as a caller waits. */
    synchronized void slow() {
        open();
    }

    private void open() {
        openedAt = clock.nanos();
        if (state != State.OPEN) {
            log.warn("{} is not asked for {} s", engine, retryAfter.toSeconds());
            go(State.OPEN);
        }
    }

    private void go(State next) {
        if (!TRANSITIONS.get(state).contains(next)) {
            throw new IllegalStateException("a circuit cannot go from " + state + " to " + next);
        }
        state = next;
    }
}
