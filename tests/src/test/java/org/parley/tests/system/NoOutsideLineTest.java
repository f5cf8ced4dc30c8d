package org.parley.tests.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;

/** A server without providers, as the demo is: who may call outside hears that there is no line. */
@ExtendWith(OnSharedServer.class)
class NoOutsideLineTest {

    @Test
    void aTelephoneHearsThatThereIsNoLine(ServerUnderTest server, MediaClock clock) throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller dialled = new Caller(phone.to("95557777")
                        .as(phone.account("109", "sip-109"))
                        .dial()
                        .answered())) {
            dialled.hears("outside/no-line");
            dialled.isHungUpOn();
        }
    }

    @Test
    void theMessageCenterSaysSoAndGivesTheDialToneAgain(ServerUnderTest server, MediaClock clock) throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("6109"))) {
            caller.hears("center/enter-pin");
            caller.presses("71095#");
            caller.hears("center/outside-line");
            caller.presses("7");
            caller.hears("tones/dial");
            caller.presses("5557777");
            caller.hears("outside/no-line");
            caller.hears("tones/dial");
        }
    }
}
