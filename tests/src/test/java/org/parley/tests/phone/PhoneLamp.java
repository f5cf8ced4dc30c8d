package org.parley.tests.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The message lamp of a telephone: hears NOTIFY with a message summary (RFC 3842). */
public final class PhoneLamp {
    private final BlockingQueue<String> summaries = new LinkedBlockingQueue<>();

    private PhoneLamp() {}

    /** Looks at the lamp of a telephone from now on. */
    public static PhoneLamp of(Phone phone) {
        PhoneLamp lamp = new PhoneLamp();
        phone.onRequest(message -> {
            if (message.method().equals("NOTIFY")) {
                lamp.summaries.add(message.first("Subscription-State") + "\n" + message.body());
            }
            try {
                phone.line.send(message.answer("200 OK").toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lamp;
    }

    /** Waits until a subscription ends for that reason. */
    public void ends(String reason, Duration patience) throws InterruptedException {
        shows("terminated;reason=" + reason, patience);
    }

    /** Waits until a summary comes that has this line. @return all of it */
    public String shows(String line, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        StringBuilder others = new StringBuilder();
        while (true) {
            String summary = summaries.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (summary == null) {
                throw new AssertionError("The lamp did not show " + line + ", but " + others);
            }
            if (summary.contains(line)) {
                return summary;
            }
            others.append(summary).append('\n');
        }
    }
}
