package org.parley.gateway.sip;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions. */
public final class Await {
    private Await() {}

    /** Fails with what the supplier says if the condition is not met in time. */
    public static void until(Duration atMost, BooleanSupplier condition, Supplier<Object> otherwise) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost + ": " + otherwise.get());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
