package org.parley.tests.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.ToneCode;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.ServerUnderTest;

/**
 * Callers who leave a message each, one after the other, while the server is killed again and again, 2 to 10 seconds after it
 * said to be well. Each says a number of its own in tones. What a caller may count on is noted only when it was heard: the
 * confirmation, or the answer to its hang-up. Who meets a dead server counts on nothing and calls again with another number.
 */
public final class DepositsUnderKills {
    private static final int MAILBOXES = 10;
    private static final double EARLIEST = 2e9;
    private static final double SHORTEST_SECONDS = 1.2;
    private static final Duration SPOOL_EMPTY = Duration.ofSeconds(90);

    private final ServerUnderTest server;
    private final MediaClock clock;
    private final int wanted;
    private final int kills;
    private final long latest;
    private final Random random;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, Promised> promised = new ConcurrentHashMap<>();
    private final Set<PhoneCall> active = ConcurrentHashMap.newKeySet();
    private final List<String> errors = new ArrayList<>();
    private volatile boolean dead;
    private volatile boolean over;
    private volatile int deaths;
    private volatile long healthyAt = System.nanoTime();
    private volatile int met;
    private long until;

    /** What a caller may count on: a message in this mailbox, of this length. */
    public record Promised(String mailbox, double seconds, boolean confirmed) {}

    /**
     * What came of it.
     *
     * @param promised what must be there, by number
     * @param deaths how often the server was killed
     * @param met callers who met a dead server
     * @param errors of callers who met a living one
     */
    public record Outcome(Map<Integer, Promised> promised, int deaths, int met, List<String> errors) {}

    /**
     * @param wanted so many callers shall get their promise
     * @param kills so many times the server is killed soon after it was well
     * @param latest how soon; at the earliest after 2 s
     */
    public DepositsUnderKills(
            ServerUnderTest server, MediaClock clock, int wanted, int kills, Duration latest, long seed) {
        this.server = server;
        this.clock = clock;
        this.wanted = wanted;
        this.kills = kills;
        this.latest = latest.toNanos();
        this.random = new Random(seed);
    }

    /** Settings under which the mailboxes have room for all. */
    public static String settings() {
        return "voicemail.max-messages = 100000\nvoicemail.max-total = 1000 hours";
    }

    /** Lets so many call at once until all is done, or the time is over; the server is stopped then, its spool empty. */
    public Outcome run(int callers, Duration longest) throws Exception {
        until = System.nanoTime() + longest.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(callers + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(this::call));
            }
            killAgainAndAgain();
            while (promised.size() < wanted && System.nanoTime() < until) {
                LockSupport.parkNanos(50_000_000);
                failIfNothingMoves(running);
            }
            over = true;
            for (Future<?> one : running) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            over = true;
            threads.shutdownNow();
        }
        server.kill();
        server.launch();
        Eventually.get("an empty spool", SPOOL_EMPTY, this::spooled, files -> files == 0);
        server.stop();
        return new Outcome(Map.copyOf(promised), deaths, met, List.copyOf(errors));
    }

    private static void failIfNothingMoves(List<Future<?>> running) throws Exception {
        for (Future<?> one : running) {
            if (one.isDone()) {
                one.get();
                throw new AssertionError("A caller stopped calling");
            }
        }
    }

    /** Files in the spool. */
    private int spooled() throws IOException {
        return Stored.filesIn(server.data().resolve("spool"));
    }

    /** Spread over the run. A server that has been well for long is killed first, so that all kills are soon after a start. */
    private void killAgainAndAgain() throws Exception {
        for (int kill = 0; kill < kills && System.nanoTime() < until; kill++) {
            while (promised.size() < (long) wanted * kill / kills && System.nanoTime() < until) {
                LockSupport.parkNanos(50_000_000);
            }
            if (System.nanoTime() - healthyAt > latest) {
                killAndStart();
            }
            long moment = healthyAt + (long) (EARLIEST + (latest - EARLIEST) * random.nextDouble());
            for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            killAndStart();
        }
    }

    private void killAndStart() throws IOException {
        dead = true;
        deaths++;
        server.kill();
        active.forEach(PhoneCall::abandon);
        server.launch();
        healthyAt = System.nanoTime();
        dead = false;
    }

    private void call() {
        while (!over) {
            while (dead && !over) {
                LockSupport.parkNanos(20_000_000);
            }
            int deathsBefore = deaths;
            int number = numbers.getAndIncrement();
            try {
                leave(number, deathsBefore);
            } catch (IOException | AssertionError e) {
                if (deaths == deathsBefore) {
                    synchronized (errors) {
                        errors.add("caller " + number + ": " + e);
                    }
                } else {
                    met++;
                }
            }
        }
    }

    private void leave(int number, int deathsBefore) throws IOException {
        String mailbox = Integer.toString(100 + number % MAILBOXES);
        double seconds = SHORTEST_SECONDS + number % 9 * 0.1;
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneCall call = phone.to("3" + mailbox).from("555" + number).dial();
            active.add(call);
            try {
                if (deaths != deathsBefore) {
                    throw new IOException("The server died while it was called");
                }
                call.answered();
                Promised promise = new Promised(mailbox, seconds, number % 10 >= 7);
                speak(number, new Caller(call), promise);
                promised.put(number, promise);
            } finally {
                active.remove(call);
                call.abandon();
            }
        }
    }

    /** Six of ten hang up when they have spoken, three wait for the confirmation, one hangs up in the menu. */
    private static void speak(int number, Caller caller, Promised promise) throws IOException {
        caller.presses("#");
        caller.hearsBeep();
        caller.says(ToneCode.of(number, promise.seconds()));
        if (number % 10 >= 6) {
            caller.presses("#");
            caller.hears("deposit/options");
        }
        if (number % 10 >= 7) {
            caller.presses("1");
            caller.hears("deposit/message-sent");
        } else {
            caller.hangsUp();
        }
    }
}
