package org.parley.gateway.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.parley.browser.platform.PlatformEvent;

/** A dialog's listener that a test can wait on. */
final class HeardEvents implements Consumer<PlatformEvent> {
    private final List<PlatformEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void accept(PlatformEvent event) {
        events.add(event);
        notifyAll();
    }

    List<PlatformEvent> all() {
        return events;
    }

    <T extends PlatformEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    String keys() {
        StringBuilder keys = new StringBuilder();
        all(PlatformEvent.KeyPressed.class).forEach(event -> keys.append(event.key()));
        return keys.toString();
    }

    <T extends PlatformEvent> T await(Class<T> type) {
        return await(type, any -> true);
    }

    synchronized <T extends PlatformEvent> T await(Class<T> type, Predicate<T> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            for (T event : all(type)) {
                if (wanted.test(event)) {
                    return event;
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no " + type.getSimpleName() + " among " + events);
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
