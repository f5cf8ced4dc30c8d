package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;

/** What a call to an extension does when its telephones answer, refuse, send on or are not there. */
@ResourceLock("telephones")
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(OnTelephoneServer.class)
class TelephonesTest {
    private static final Duration SOON = Duration.ofSeconds(15);

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
