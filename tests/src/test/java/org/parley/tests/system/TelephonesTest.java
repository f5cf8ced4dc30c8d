package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;
import org.parley.tests.phone.Sound;

/** Registered telephones call each other through the server. */
@ExtendWith(OnTelephoneServer.class)
@ResourceLock("telephones")
class TelephonesTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    private final ServerUnderTest server;
    private final MediaClock clock;

    TelephonesTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private PhoneAccount registered(Phone phone, String extension) throws IOException {
        PhoneAccount account = phone.account(extension, "sip-" + extension);
        assertThat(account.register(300).status()).isEqualTo(200);
        return account;
    }

    @Test
    void twoTelephonesHearEachOtherHoldAndResume() throws Exception {
        for (String transport : new String[] {"udp", "tcp"}) {
            try (Phone alice = phone(transport);
                    Phone bob = phone(transport)) {
                PhoneAccount caller = registered(alice, "100");
                PhoneAccount called = registered(bob, "101");
                short[] fromAlice = Sound.speech(11, 2.0);
                short[] fromBob = Sound.speech(12, 2.0);
                try (PhoneCall call = alice.to("101").as(caller).dial();
                        RingingCall ringing = bob.awaitRing(SOON).ring()) {
                    assertThat(ringing.from()).isEqualTo("100");
                    ringing.answer();
                    call.answered();
                    call.talksAllTheTime(fromAlice);
                    ringing.talksAllTheTime(fromBob);
                    assertThat(match(fromAlice, ringing.heard(), 0)).isGreaterThan(0.9);
                    assertThat(match(fromBob, call.heard(), 0)).isGreaterThan(0.9);
                    assertThat(call.reinvite("sendonly")).isIn("recvonly", "inactive");
                    assertThat(call.reinvite("sendrecv")).isEqualTo("sendrecv");
                    assertThat(ringing.reinvite("sendonly")).isIn("recvonly", "inactive");
                    assertThat(ringing.reinvite("sendrecv")).isEqualTo("sendrecv");
                    assertThat(match(fromBob, call.heard(), call.heard().now())).isGreaterThan(0.9);
                    assertThat(match(fromAlice, ringing.heard(), ringing.heard().now()))
                            .isGreaterThan(0.9);
                    call.hangUp();
                    ringing.ended(SOON);
                }
                caller.forgetAll();
                called.forgetAll();
            }
        }
    }

    private Phone phone(String transport) throws IOException {
        return transport.equals("udp") ? Phone.udp(clock, server.sip()) : Phone.tcp(clock, server.sip());
    }

    /** How well one second and a half of a sound is heard in the three seconds after a place. */
    private static double match(short[] sound, Heard heard, int from) {
        heard.await(from + 8_000 * 6, System.nanoTime() + Duration.ofSeconds(10).toNanos());
        short[] window = heard.sound(from + 8_000, from + 8_000 * 6);
        short[] part = java.util.Arrays.copyOfRange(sound, 1_000, 13_000);
        return Correlation.of(part, window).match();
    }

    @Test
    void busyDeclinedUnansweredOrNobodyThereIsTheGreeting() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "102");
            for (String refusal : new String[] {"486 Busy Here", "480 Temporarily Unavailable", "603 Decline"}) {
                try (PhoneCall call = alice.to("102").dial()) {
                    bob.awaitRing(SOON).ring().refuse(refusal);
                    Caller caller = new Caller(call.answered());
                    caller.hears("deposit/you-have-reached");
                }
            }
            called.forgetAll();
            try (Caller caller = new Caller(alice.call("102"))) {
                caller.hears("deposit/you-have-reached");
            }
        }
    }

    @Test
    void anUnreachableTelephoneDoesNotKeepTheCaller() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone gone = Phone.udp(clock, server.sip())) {
            PhoneAccount called = gone.account("103", "sip-103").contact("<sip:103@127.0.0.1:9>");
            assertThat(called.register(300).status()).isEqualTo(200);
            try (Caller caller = new Caller(alice.call("103"))) {
                caller.hears("deposit/you-have-reached");
            }
            called.forgetAll();
        }
    }

    @Test
    void theFirstOfFourTelephonesHasTheCall() throws Exception {
        List<Phone> phones = new ArrayList<>();
        try (Phone alice = Phone.udp(clock, server.sip())) {
            PhoneAccount account = null;
            for (int i = 0; i < 4; i++) {
                Phone phone = i % 2 == 0 ? Phone.udp(clock, server.sip()) : Phone.tcp(clock, server.sip());
                phones.add(phone);
                account = registered(phone, "104");
            }
            try (PhoneCall call = alice.to("104").dial()) {
                List<RingingCall> ringing = new ArrayList<>();
                for (Phone phone : phones) {
                    ringing.add(phone.awaitRing(SOON).ring());
                }
                ringing.get(2).answer();
                call.answered();
                for (int i : new int[] {0, 1, 3}) {
                    assertThat(ringing.get(i).cancelled(SOON)).contains("cause=200");
                }
                ringing.get(2).hangUp();
                call.ended(SOON);
                for (RingingCall one : ringing) {
                    one.close();
                }
            }
            account.forgetAll();
        } finally {
            for (Phone phone : phones) {
                phone.close();
            }
        }
    }

    @Test
    void aCallerWhoGivesUpStopsTheRinging() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "105");
            PhoneCall call = alice.to("105").dial();
            RingingCall ringing = bob.awaitRing(SOON).ring();
            assertThat(call.cancel()).isEqualTo(487);
            ringing.cancelled(SOON);
            ringing.close();
            called.forgetAll();
        }
    }

    @Test
    void callsThatAreSentOnInACircleEndInAGreeting() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip());
                Phone carol = Phone.udp(clock, server.sip())) {
            PhoneAccount first = registered(bob, "106");
            PhoneAccount second = registered(carol, "107");
            String host = "@127.0.0.1:" + server.sip().getPort();
            try (PhoneCall call = alice.to("106").dial()) {
                bob.awaitRing(SOON).sendOn("sip:107" + host);
                carol.awaitRing(SOON).sendOn("sip:106" + host);
                Caller caller = new Caller(call.answered());
                caller.hears("deposit/you-have-reached");
            }
            first.forgetAll();
            second.forgetAll();
        }
    }

    @Test
    void aCallIsSentOnToAThirdTelephoneButNotToAnOutsideLine() throws Exception {
        String host = "@127.0.0.1:" + server.sip().getPort();
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip());
                Phone carol = Phone.udp(clock, server.sip())) {
            PhoneAccount caller = registered(alice, "100");
            PhoneAccount called = registered(bob, "101");
            PhoneAccount third = registered(carol, "109");
            try (PhoneCall call = alice.to("101").as(caller).dial();
                    RingingCall first = bob.awaitRing(SOON).ring()) {
                first.answer();
                call.answered();
                assertThat(first.refer("<sip:95551234" + host + ">")).isEqualTo(603);
                assertThat(first.refer("<sip:109" + host + ">")).isEqualTo(202);
                try (RingingCall second = carol.awaitRing(SOON).ring()) {
                    second.answer();
                    first.ended(SOON);
                    short[] sound = Sound.speech(21, 2.0);
                    call.talksAllTheTime(sound);
                    assertThat(match(sound, second.heard(), second.heard().now()))
                            .isGreaterThan(0.9);
                    call.hangUp();
                    second.ended(SOON);
                }
            }
            caller.forgetAll();
            called.forgetAll();
            third.forgetAll();
        }
        assertThat(server.output()).contains("transfer refused: user=\"101\" target=\"95551234\"");
    }

    @Test
    void whoTalksWithTwoConnectsThem() throws Exception {
        String host = "@127.0.0.1:" + server.sip().getPort();
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip());
                Phone carol = Phone.udp(clock, server.sip())) {
            PhoneAccount caller = registered(alice, "100");
            PhoneAccount called = registered(bob, "101");
            PhoneAccount third = registered(carol, "109");
            try (PhoneCall call = alice.to("101").as(caller).dial();
                    RingingCall first = bob.awaitRing(SOON).ring()) {
                first.answer();
                call.answered();
                PhoneCall inquiry = bob.to("109").as(called).dial();
                try (RingingCall second = carol.awaitRing(SOON).ring()) {
                    second.answer();
                    inquiry.answered();
                    assertThat(first.refer("<sip:109" + host + "?Replaces=" + inquiry.replaces() + ">"))
                            .isEqualTo(202);
                    first.ended(SOON);
                    inquiry.ended(SOON);
                    short[] there = Sound.speech(22, 2.0);
                    short[] back = Sound.speech(23, 2.0);
                    call.talksAllTheTime(there);
                    second.talksAllTheTime(back);
                    assertThat(match(there, second.heard(), second.heard().now()))
                            .isGreaterThan(0.9);
                    assertThat(match(back, call.heard(), call.heard().now())).isGreaterThan(0.9);
                    call.hangUp();
                    second.ended(SOON);
                }
            }
            caller.forgetAll();
            called.forgetAll();
            third.forgetAll();
        }
    }

    @Test
    void keysGoThroughAJoinedCall() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "108");
            try (PhoneCall call = alice.to("108").dial();
                    RingingCall ringing = bob.awaitRing(SOON).ring()) {
                ringing.answer();
                call.answered();
                Eventually.get("audio", SOON, () -> ringing.heard().now(), samples -> samples > 4_000);
                call.pressed("5#");
                Eventually.get(
                        "two keys",
                        SOON,
                        () -> ringing.heard().packets().stream()
                                .filter(packet -> packet.payloadType() == 101)
                                .map(packet -> packet.timestamp() + ":" + packet.payload()[0])
                                .distinct()
                                .toList(),
                        keys -> keys.size() == 2);
            }
            called.forgetAll();
        }
    }
}
