package org.parley.tests.system;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;

/** Telephones that speak SIP over TCP. */
@ExtendWith(OnTelephoneServer.class)
@ResourceLock("telephones")
@Execution(ExecutionMode.SAME_THREAD)
record TelephonesOverTcpTest(ServerUnderTest server, MediaClock clock) implements BetweenTelephones {
    @Override
    public Phone phone() throws IOException {
        return Phone.tcp(clock, server.sip());
    }
}
