package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** A message is left by telephone, listed, heard again by telephone and deleted. */
@ExtendWith(OnSharedServer.class)
@ResourceLock("mailbox 101")
class FirstCallTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ServerUnderTest server;
    private final MediaClock clock;
    private final Rest mailbox;

    FirstCallTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
        mailbox = server.rest("101");
    }

    @BeforeEach
    void emptyTheMailbox() throws Exception {
        mailbox.clear();
    }

    @Test
    @Proves({"3", "6", "7", "16", "31", "32", "38", "41", "42", "43", "118", "listening", "by-phone-alone"})
    void whatACallerLeavesTheOwnerHearsAndDeletes() throws Exception {
        short[] message = Sound.speech(101, 4);
        try (Phone phone = Phone.udp(clock, server.sip());
                OwnerPage page = new OwnerPage(server, "101")) {
            leave(phone, message);
            assertThat(page.messages()).isEqualTo(1);
            assertThat(page.text()).contains("5550100");
            listenAndDelete(phone, message);
            assertThat(page.messages()).isZero();
        }
    }

    private void leave(Phone phone, short[] message) throws Exception {
        Caller caller = new Caller(phone.call("3101"));
        caller.hears("deposit/you-have-reached");
        caller.hears("deposit/leave-a-message");
        caller.hearsBeep();
        caller.says(message);
        caller.hangsUp();

        List<Rest.Message> listed = mailbox.awaitMessages(1, SOON);
        Rest.Message one = listed.get(0);
        assertThat(one.folder()).isEqualTo("new");
        assertThat(one.fromNumber()).isEqualTo("5550100");
        assertThat(one.durationMs()).isCloseTo(4_000, within(300));
        assertThat(Correlation.of(message, mailbox.audio(one.id())).match()).isGreaterThan(0.95);
    }

    private void listenAndDelete(Phone phone, short[] message) throws Exception {
        try (Caller owner = new Caller(phone.call("404"))) {
            owner.hears("center/enter-extension");
            owner.presses("101#71015#");
            owner.hears("center/you-have");
            owner.hears("number/1");
            owner.hears("center/new-and");
            owner.hears("center/main-menu");
            owner.presses("1");
            owner.hears("center/message-from");
            Found body = owner.hears(message);
            owner.hears("center/message-menu");
            short[] played = owner.heard().sound(body.start(), body.start() + message.length);
            assertThat(Correlation.of(message, played).match()).isGreaterThan(0.95);

            owner.presses("4");
            owner.hears(message);
            owner.presses("*3");
            owner.hears("center/message-deleted");
            mailbox.awaitMessages(0, SOON);
            owner.hears("center/no-more-messages");
            owner.hears("center/main-menu");
            owner.presses("1");
            owner.hears("center/no-new-messages");
        }
    }
}
