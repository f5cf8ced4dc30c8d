package org.parley.tests.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what another process will do. */
public final class Eventually {
    private Eventually() {}

    /** Asks every 10 ms until the answer is as wanted; fails with the last answer when time is up. */
    public static <T> T get(String what, Duration patience, Callable<T> question, Predicate<T> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            T answer;
            try {
                answer = question.call();
            } catch (Exception e) {
                throw new AssertionError("Asking for " + what + " failed", e);
            }
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "After " + patience.toMillis() + " ms not yet: " + what + "; last seen: " + answer);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
