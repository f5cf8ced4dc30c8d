package org.parley.browser.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.browser.platform.Clock;

class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock(Instant.EPOCH, Duration.ofSeconds(10));

    @Test
    void timeStandsStillUntilItIsMoved() {
        assertThat(clock.nanos()).isZero();
        clock.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3));
    }

    @Test
    void timersRunInOrderAtTheirTime() {
        List<String> ran = new ArrayList<>();
        clock.schedule(() -> ran.add("b at " + clock.nanos()), Duration.ofNanos(20));
        clock.schedule(() -> ran.add("a at " + clock.nanos()), Duration.ofNanos(10));
        Clock.Timer never = clock.schedule(() -> ran.add("never"), Duration.ofNanos(15));
        clock.schedule(() -> clock.schedule(() -> ran.add("c"), Duration.ZERO), Duration.ofNanos(20));
        never.cancel();
        assertThat(clock.advanceToNext()).isTrue();
        assertThat(ran).containsExactly("a at 10");
        assertThat(clock.advanceToNext()).isTrue();
        assertThat(ran).containsExactly("a at 10", "b at 20", "c");
        assertThat(clock.advanceToNext()).isFalse();
    }

    @Test
    void aThreadWaitsUntilItsDeadlineOrForAnElement() throws Exception {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        List<String> got = new CopyOnWriteArrayList<>();
        Clock.Work work = clock.begin();
        Thread waiter = new Thread(() -> {
            try (work) {
                got.add(clock.poll(queue, Duration.ofSeconds(5).toNanos()) + " at " + clock.nanos());
                got.add(clock.poll(queue, Duration.ofSeconds(5).toNanos()) + " at " + clock.nanos());
            } catch (InterruptedException e) {
                got.add("interrupted");
            }
        });
        waiter.start();
        clock.advance(Duration.ofSeconds(1));
        queue.add("key");
        clock.awaitIdle();
        assertThat(got).containsExactly("key at 1000000000");
        assertThat(clock.advanceToNext()).isTrue();
        assertThat(got).containsExactly("key at 1000000000", "null at 5000000000");
        waiter.join(TimeUnit.SECONDS.toMillis(10));
    }

    @Test
    void timeDoesNotMoveWhileWorkIsUnderWay() throws Exception {
        Clock.Work fetch = clock.begin();
        CountDownLatch moving = new CountDownLatch(1);
        CompletableFuture<Void> moved = CompletableFuture.runAsync(() -> {
            moving.countDown();
            clock.advance(Duration.ofSeconds(1));
        });
        assertThat(moving.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.nanos()).isZero();
        fetch.close();
        moved.get(10, TimeUnit.SECONDS);
        assertThat(clock.nanos()).isEqualTo(1_000_000_000L);
    }

    @Test
    void workThatNeverEndsIsReported() {
        VirtualClock impatient = new VirtualClock(Instant.EPOCH, Duration.ofMillis(50));
        impatient.begin();
        assertThatThrownBy(impatient::awaitIdle)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("still at work");
    }
}
