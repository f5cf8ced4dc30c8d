package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.PhoneLamp;
import org.parley.tests.phone.RingingCall;

/** A colleague's lamp shows when an extension rings and talks (RFC 4235). */
@ExtendWith(OnSharedServer.class)
@ResourceLock("telephones")
@Execution(ExecutionMode.SAME_THREAD)
class BusyLampsTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final ServerUnderTest server;
    private final MediaClock clock;

    BusyLampsTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void aLampFollowsTheCallsOfAnExtension() throws Exception {
        try (Phone watcher = Phone.udp(clock, server.sip());
                Phone watched = Phone.udp(clock, server.sip());
                Phone guest = Phone.udp(clock, server.sip())) {
            PhoneLamp lamp = PhoneLamp.of(watcher);
            PhoneAccount account = watched.account("103", "sip-103");
            assertThat(account.register(300).status()).isEqualTo(200);
            PhoneAccount colleague = watcher.account("104", "sip-104");
            assertThat(colleague.subscribe("103", "presence", 300)).isEqualTo(489);
            assertThat(colleague.subscribe("%22%3E%3Cx%2F%3E", "dialog", 300)).isEqualTo(404);
            assertThat(colleague.subscribe("103", "dialog", 300)).isEqualTo(200);
            lamp.shows("version=\"0\" state=\"full\" entity=\"sip:103@127.0.0.1\"", SOON);
            PhoneCall call = guest.to("103").dial();
            RingingCall ringing = watched.awaitRing(SOON);
            ringing.ring();
            lamp.shows("direction=\"recipient\"><state>early</state>", SOON);
            ringing.answer();
            call.answered();
            lamp.shows("direction=\"recipient\"><state>confirmed</state>", SOON);
            call.hangUp();
            ringing.ended(SOON);
            lamp.shows("entity=\"sip:103@127.0.0.1\">\n</dialog-info>", SOON);
            try (PhoneCall own = watched.to("404").as(account).dial().answered()) {
                lamp.shows("direction=\"initiator\"><state>confirmed</state>", SOON);
            }
            lamp.shows("entity=\"sip:103@127.0.0.1\">\n</dialog-info>", SOON);
            account.forgetAll();
        }
    }
}
