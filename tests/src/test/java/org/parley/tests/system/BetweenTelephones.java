package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;

/** What registered telephones can do with each other, whatever carries their SIP. */
interface BetweenTelephones {
    Duration SOON = Duration.ofSeconds(15);

    /** A new telephone of this kind. */
    Phone phone() throws IOException;

    ServerUnderTest server();

    private static PhoneAccount registered(Phone phone, String extension) throws IOException {
        PhoneAccount account = phone.account(extension, "sip-" + extension);
        assertThat(account.register(300).status()).isEqualTo(200);
        return account;
    }

    private String address(String extension) {
        return "sip:" + extension + "@127.0.0.1:" + server().sip().getPort();
    }

    @Test
    default void twoHearEachOtherHoldAndResume() throws Exception {
        try (Phone alice = phone();
                Phone bob = phone()) {
            PhoneAccount caller = registered(alice, "100");
            PhoneAccount called = registered(bob, "101");
            Talk there = Talk.of(11);
            Talk back = Talk.of(12);
            try (PhoneCall call = alice.to("101").as(caller).dial();
                    RingingCall ringing = bob.awaitRing(SOON).ring()) {
                assertThat(ringing.from()).isEqualTo("100");
                ringing.answer();
                call.answered();
                call.talksAllTheTime(there.sound());
                ringing.talksAllTheTime(back.sound());
                there.isHeardIn(ringing.heard());
                back.isHeardIn(call.heard());

                assertThat(call.reinvite("sendonly")).isEqualTo("recvonly");
                hearsNothingWhile(call.heard(), ringing.heard());
                assertThat(call.reinvite("sendrecv")).isEqualTo("sendrecv");
                back.isHeardIn(call.heard());
                assertThat(ringing.reinvite("sendonly")).isEqualTo("recvonly");
                hearsNothingWhile(ringing.heard(), call.heard());
                assertThat(ringing.reinvite("sendrecv")).isEqualTo("sendrecv");
                there.isHeardIn(ringing.heard());
                back.isHeardIn(call.heard());
                call.hangUp();
                ringing.ended(SOON);
            }
            caller.forgetAll();
            called.forgetAll();
        }
    }

    /** Whoever holds gets no packets for as long as the other one hears a second. */
    private static void hearsNothingWhile(Heard holds, Heard held) {
        int underWay = held.now() + 1_600;
        Eventually.get("packets of the other side", SOON, held::now, samples -> samples > underWay);
        int before = holds.now();
        int later = held.now() + 8_000;
        Eventually.get("a second of the other side", SOON, held::now, samples -> samples > later);
        assertThat(holds.now()).isEqualTo(before);
    }

    @Test
    default void aCallIsSentOnToAThirdTelephoneButNotToAnOutsideLine() throws Exception {
        try (Phone alice = phone();
                Phone bob = phone();
                Phone carol = phone()) {
            PhoneAccount caller = registered(alice, "100");
            PhoneAccount called = registered(bob, "101");
            PhoneAccount third = registered(carol, "109");
            try (PhoneCall call = alice.to("101").as(caller).dial();
                    RingingCall first = bob.awaitRing(SOON).ring()) {
                first.answer();
                call.answered();
                assertThat(first.refer("<" + address("95551234") + ">")).isEqualTo(603);
                assertThat(first.refer("<" + address("109") + ">")).isEqualTo(202);
                try (RingingCall second = carol.awaitRing(SOON).ring()) {
                    second.answer();
                    first.ended(SOON);
                    hearEachOther(call, second);
                    call.hangUp();
                    second.ended(SOON);
                }
            }
            caller.forgetAll();
            called.forgetAll();
            third.forgetAll();
        }
        assertThat(server().output()).contains("transfer refused: user=\"101\" target=\"95551234\"");
    }

    @Test
    default void whoTalksWithTwoConnectsThem() throws Exception {
        try (Phone alice = phone();
                Phone bob = phone();
                Phone carol = phone()) {
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
                    assertThat(first.refer("<" + address("109") + "?Replaces=" + inquiry.replaces() + ">"))
                            .isEqualTo(202);
                    first.ended(SOON);
                    inquiry.ended(SOON);
                    hearEachOther(call, second);
                    call.hangUp();
                    second.ended(SOON);
                }
            }
            caller.forgetAll();
            called.forgetAll();
            third.forgetAll();
        }
    }

    private static void hearEachOther(PhoneCall one, RingingCall other) {
        Talk there = Talk.of(22);
        Talk back = Talk.of(23);
        one.talksAllTheTime(there.sound());
        other.talksAllTheTime(back.sound());
        there.isHeardIn(other.heard());
        back.isHeardIn(one.heard());
    }

    @Test
    default void aWrongSecretNeverRegisters() throws Exception {
        try (Phone phone = phone();
                Phone guest = phone()) {
            PhoneAccount wrong = phone.account("107", "sip-108");
            assertThat(wrong.register(300).status()).isEqualTo(403);
            assertThat(wrong.again(300).status()).isIn(401, 403);
            try (Caller caller = new Caller(guest.call("107"))) {
                caller.hears("deposit/you-have-reached");
            }
        }
    }
}
