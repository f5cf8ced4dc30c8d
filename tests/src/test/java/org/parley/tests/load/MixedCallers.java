package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.PhoneLamp;
import org.parley.tests.phone.RingingCall;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;

/**
 * Calls of every kind at a steady rate until told to stop, each kind on extensions of its own: 100 to 104 are left messages,
 * which their owners hear and delete; 105 calls 106, who sends the call on to 107; 108 never answers; calls to 109 are given
 * up while it rings; visitors ask for the message center and leave.
 */
final class MixedCallers implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(25);
    private static final int MAILBOXES = 5;

    private final ServerUnderTest server;
    private final MediaClock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Phone> telephones = new ArrayList<>();
    private final List<PhoneAccount> accounts = new ArrayList<>();
    private final Map<String, AtomicLong> done = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private volatile boolean over;

    private interface Round {
        void play() throws Exception;
    }

    MixedCallers(ServerUnderTest server, MediaClock clock) throws IOException {
        this.server = server;
        this.clock = clock;
        for (int extension = 105; extension <= 109; extension++) {
            Phone telephone = Phone.udp(clock, server.sip());
            PhoneLamp.of(telephone);
            telephones.add(telephone);
            accounts.add(telephone.account(Integer.toString(extension), "sip-" + extension));
        }
        for (PhoneAccount account : accounts) {
            assertThat(account.register(300).status()).isEqualTo(200);
        }
    }

    /** Begins. @param visitors a second */
    void begin(double visitors) {
        for (int box = 0; box < MAILBOXES; box++) {
            String mailbox = Integer.toString(100 + box);
            every(25, box * 5, "deposit, then login, listen and delete", () -> {
                try {
                    leaveAndHear(mailbox);
                } catch (Exception | AssertionError e) {
                    server.rest(mailbox).clear(); // else the next round hears what this one left
                    throw e;
                }
            });
        }
        every(10, 1, "between telephones, with hold and transfer", this::talkAndSendOn);
        every(12, 3, "unanswered, then voicemail", this::unanswered);
        every(3, 2, "cancelled while it rings", this::giveUp);
        every(2, 0, "registration", new Registrations()::next);
        double every = 4 / visitors;
        for (int visitor = 0; visitor < 4; visitor++) {
            every(every, visitor * every / 4, "visit", this::visit);
        }
    }

    /** Plays in rounds that begin so many seconds apart, each on a thread of its own when the last one is late. */
    private void every(double seconds, double first, String kind, Round round) {
        AtomicLong count = done.computeIfAbsent(kind, name -> new AtomicLong());
        threads.execute(() -> {
            long due = System.nanoTime() + (long) (first * 1e9);
            while (waitUntil(due)) {
                try {
                    round.play();
                    count.incrementAndGet();
                } catch (Exception | AssertionError e) {
                    note(kind, e);
                }
                due = Math.max(due + (long) (seconds * 1e9), System.nanoTime());
            }
        });
    }

    private synchronized boolean waitUntil(long due) {
        try {
            for (long left = due - System.nanoTime(); left > 0 && !over; left = due - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !over;
    }

    private void note(String kind, Throwable problem) {
        synchronized (errors) {
            errors.add(kind + ": " + problem);
        }
        System.out.println(kind + ": " + problem);
    }

    private void leaveAndHear(String mailbox) throws Exception {
        short[] message = Sound.speech(Integer.parseInt(mailbox), 4);
        Rest rest = server.rest(mailbox);
        try (Phone phone = Phone.udp(clock, server.sip())) {
            Caller caller = new Caller(phone.call("3" + mailbox));
            caller.hears("deposit/you-have-reached");
            caller.presses("#");
            caller.hearsBeep();
            caller.says(message);
            caller.hangsUp();
        }
        rest.awaitMessages(1, SOON);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("6" + mailbox))) {
            caller.hears("center/enter-pin");
            caller.presses("7" + mailbox + "5#");
            caller.hears("center/main-menu");
            caller.presses("1");
            caller.hears(message);
            caller.presses("*3");
            caller.hears("center/message-deleted");
        }
        rest.awaitMessages(0, SOON);
    }

    private void talkAndSendOn() throws Exception {
        Phone bob = telephones.get(1);
        Phone carol = telephones.get(2);
        try (PhoneCall call = telephones.get(0).to("106").as(accounts.get(0)).dial();
                RingingCall first = bob.awaitRing(SOON).ring()) {
            first.answer();
            call.answered();
            hears(call.heard(), 1);
            hears(first.heard(), 1);
            assertThat(call.reinvite("sendonly")).isEqualTo("recvonly");
            assertThat(call.reinvite("sendrecv")).isEqualTo("sendrecv");
            hears(call.heard(), 1);
            assertThat(first.refer("<sip:107@127.0.0.1:" + server.sip().getPort() + ">"))
                    .isEqualTo(202);
            try (RingingCall second = carol.awaitRing(SOON).ring()) {
                second.answer();
                first.ended(SOON);
                hears(call.heard(), 1);
                hears(second.heard(), 1);
                call.hangUp();
                second.ended(SOON);
            }
        }
    }

    private static void hears(Heard heard, int seconds) {
        int until = heard.now() + 8_000 * seconds;
        Eventually.get("sound of the other side", SOON, heard::now, now -> now > until);
    }

    private void unanswered() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                PhoneCall call = phone.to("108").dial();
                RingingCall ringing = telephones.get(3).awaitRing(SOON).ring()) {
            ringing.cancelled(SOON);
            Caller caller = new Caller(call.answered());
            caller.hears("deposit/you-have-reached");
            caller.presses("#");
            caller.hearsBeep();
            caller.says(Sound.speech(108, 2));
            caller.hangsUp();
        }
        server.rest("108").awaitMessages(1, SOON);
        server.rest("108").clear();
    }

    private void giveUp() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                PhoneCall call = phone.to("109").dial();
                RingingCall ringing = telephones.get(4).awaitRing(SOON).ring()) {
            assertThat(call.cancel()).isEqualTo(487);
            ringing.cancelled(SOON);
        }
    }

    private void visit() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("404"))) {
            caller.hears("center/enter-extension");
            caller.presses("999#");
            caller.hears("center/enter-pin");
        }
    }

    private final class Registrations {
        private int next;

        void next() throws IOException {
            PhoneAccount account = accounts.get(next++ % accounts.size());
            assertThat(account.register(300).status()).isEqualTo(200);
        }
    }

    /** Rounds that went well, by kind. */
    Map<String, AtomicLong> done() {
        return done;
    }

    /** Calls so far, as far as they went well. */
    long calls() {
        return done.entrySet().stream()
                .filter(kind -> !kind.getKey().equals("registration"))
                .mapToLong(kind -> kind.getValue().get() * (kind.getKey().startsWith("deposit") ? 2 : 1))
                .sum();
    }

    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    /** Lets every round end and begins no other one. */
    void stop() throws InterruptedException {
        synchronized (this) {
            over = true;
            notifyAll();
        }
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
            note("the end", new AssertionError("rounds that do not end"));
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        threads.shutdownNow();
        for (Phone telephone : telephones) {
            telephone.close();
        }
    }
}
