package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;
import org.parley.tests.phone.Sound;

/** What somebody hears who has been answered, while a telephone rings for him. */
@ResourceLock("telephones")
@ExtendWith(OnTelephoneServer.class)
class RingingToneTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TONE = "tones/ringing";

    private final ServerUnderTest server;
    private final MediaClock clock;

    RingingToneTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private PhoneAccount registered(Phone phone, String extension) throws IOException {
        PhoneAccount account = phone.account(extension, "sip-" + extension);
        assertThat(account.register(300).status()).isEqualTo(200);
        return account;
    }

    @Test
    void aToneUntilTheAnswer() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "103");
            try (PhoneCall call = alice.call("400")) {
                Caller caller = new Caller(call);
                caller.presses("103");
                try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
                    caller.hears(TONE);
                    caller.hears(TONE); // again, since it goes on and on
                    ringing.answer();
                    int answered = call.heard().now();
                    Talk there = Talk.of(41);
                    Talk back = Talk.of(42);
                    call.talksAllTheTime(there.sound());
                    ringing.talksAllTheTime(back.sound());
                    there.isHeardIn(ringing.heard());
                    back.isHeardIn(call.heard());
                    caller.heardNothingOf(TONE, answered + 2_000);
                    call.pressed("5");
                    call.hangUp();
                    ringing.ended(SOON);
                }
            }
            called.forgetAll();
        }
    }

    @Test
    void aToneUntilNobodyAnswersAndThenTheGreetingAndARecording() throws Exception {
        Rest mailbox = server.rest("103");
        mailbox.clear();
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "103");
            try (PhoneCall call = alice.call("400")) {
                Caller caller = new Caller(call);
                caller.presses("103");
                RingingCall ringing = bob.awaitRing(SOON).ring();
                caller.hears(TONE);
                ringing.refuse("486 Busy Here");
                caller.hears("deposit/you-have-reached");
                caller.presses("#");
                caller.hearsBeep();
                caller.says(Sound.speech(43, 2));
                caller.hangsUp();
            }
            called.forgetAll();
        }
        mailbox.awaitMessages(1, SOON);
        mailbox.clear();
    }

    @Test
    void whatTheFarSideSendsAheadOfItsAnswerIsHeardInstead() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "103");
            try (PhoneCall call = alice.call("400")) {
                Caller caller = new Caller(call);
                caller.presses("103");
                try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
                    caller.hears(TONE);
                    Talk music = Talk.of(44);
                    ringing.talksAhead(music.sound());
                    music.isHeardIn(call.heard());
                    ringing.refuse("486 Busy Here");
                    caller.hears("deposit/you-have-reached");
                }
            }
            called.forgetAll();
        }
    }

    @Test
    void whoIsSentOnHearsTheThirdOneRingAndTalksOnWhenThatFails() throws Exception {
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip());
                Phone carol = Phone.udp(clock, server.sip())) {
            PhoneAccount called = registered(bob, "103");
            PhoneAccount third = registered(carol, "104");
            try (PhoneCall call = alice.to("103").dial();
                    RingingCall first = bob.awaitRing(SOON).ring()) {
                first.answer();
                call.answered();
                Caller caller = new Caller(call);
                String target = "<sip:104@127.0.0.1:" + server.sip().getPort() + ">";
                assertThat(first.refer(target)).isEqualTo(202);
                RingingCall refusing = carol.awaitRing(SOON).ring();
                caller.hears(TONE);
                refusing.refuse("486 Busy Here");
                Talk there = Talk.of(45);
                Talk back = Talk.of(46);
                call.talksAllTheTime(there.sound());
                first.talksAllTheTime(back.sound());
                there.isHeardIn(first.heard());
                back.isHeardIn(call.heard());
                assertThat(first.refer(target)).isEqualTo(202);
                try (RingingCall second = carol.awaitRing(SOON).ring()) {
                    caller.hears(TONE);
                    second.answer();
                    first.ended(SOON);
                    Talk other = Talk.of(47);
                    second.talksAllTheTime(other.sound());
                    other.isHeardIn(call.heard());
                    there.isHeardIn(second.heard());
                    call.hangUp();
                    second.ended(SOON);
                }
            }
            called.forgetAll();
            third.forgetAll();
        }
    }
}
