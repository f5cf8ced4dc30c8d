package org.parley.browser.text;

import java.time.Duration;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.OutboundCall;

/** A called telephone that does its steps, one after the other. */
final class FarSidePlay {
    /** Nothing that a network does takes no time; so it comes after all that happens now. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final TextExchange exchange;
    private final Clock clock;
    private final TextLeg leg;
    private final OutboundCall call;

    FarSidePlay(TextExchange exchange, Clock clock, TextLeg leg, OutboundCall call) {
        this.exchange = exchange;
        this.clock = clock;
        this.leg = leg;
        this.call = call;
    }

    void begin(FarSide side) {
        clock.schedule(() -> step(side, 0), AT_ONCE);
    }

    private void step(FarSide side, int number) {
        if (number == side.steps().size() || leg.isOver()) {
            return;
        }
        FarSide.Step step = side.steps().get(number);
        switch (step.kind()) {
            case RINGS -> exchange.rings(leg, call);
            case ANSWERS -> exchange.answer(leg);
            case DECLINES -> exchange.decline(leg, step.status());
            case REFUSES_MERGES -> leg.refuseMerges();
            case HANGS_UP -> clock.schedule(() -> exchange.hangUp(leg), step.length());
        }
        Duration length = step.length().isZero() ? AT_ONCE : step.length();
        clock.schedule(() -> step(side, number + 1), length);
    }
}
