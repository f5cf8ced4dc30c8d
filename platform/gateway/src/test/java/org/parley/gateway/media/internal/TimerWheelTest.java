package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long ORIGIN = -5_000_000_123L;
    private final TimerWheel wheel = new TimerWheel(ORIGIN);
    private final List<String> called = new ArrayList<>();

    private final class Ticking extends TimerWheel.Entry {
        private final String name;

        private Ticking(String name) {
            this.name = name;
        }

        @Override
        void due() {
            called.add(name + (deadline() - ORIGIN) / TimerWheel.SLOT_NANOS);
            wheel.schedule(this, deadline() + 20 * TimerWheel.SLOT_NANOS);
        }
    }

    private static long at(double milliseconds) {
        return ORIGIN + (long) (milliseconds * TimerWheel.SLOT_NANOS);
    }

    @Test
    void nothingIsCalledBeforeItsSlot() {
        wheel.schedule(new Ticking("a"), at(5.7));
        wheel.advance(at(4.9));
        assertThat(called).isEmpty();
        assertThat(wheel.untilNext(at(4.9))).isEqualTo(100_000);
        wheel.advance(at(5.0));
        assertThat(called).containsExactly("a5");
    }

    @Test
    void afterADelayEveryFrameIsCalledInOrder() {
        wheel.schedule(new Ticking("a"), at(3));
        wheel.schedule(new Ticking("b"), at(10));
        wheel.advance(at(90));
        assertThat(called).containsExactly("a3", "b10", "a23", "b30", "a43", "b50", "a63", "b70", "a83", "b90");
    }

    @Test
    void aLongDelayGoesAroundTheWheel() {
        wheel.schedule(new Ticking("a"), at(0));
        wheel.advance(at(1999));
        assertThat(called).hasSize(100);
    }

    @Test
    void whatIsRemovedIsNotCalled() {
        Ticking one = new Ticking("a");
        wheel.schedule(one, at(5));
        wheel.schedule(new Ticking("b"), at(5));
        wheel.remove(one);
        wheel.advance(at(6));
        assertThat(called).containsExactly("b5");
        assertThat(wheel.size()).isEqualTo(1);
    }

    @Test
    void withoutEntriesThereIsNoNextDeadline() {
        assertThat(wheel.untilNext(at(1))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEntryMayBeMoved() {
        Ticking one = new Ticking("a");
        wheel.schedule(one, at(5));
        wheel.schedule(one, at(8));
        wheel.advance(at(7));
        assertThat(called).isEmpty();
        wheel.advance(at(8));
        assertThat(called).containsExactly("a8");
    }
}
