package org.parley.tests.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;

/** Telephones that speak SIP over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelephonesOverTlsTest implements BetweenTelephones {
    private InetSocketAddress tls;
    private ServerUnderTest server;
    private MediaClock clock;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        tls = new InetSocketAddress("127.0.0.1", Ports.free());
        String settings = TlsSettings.with(folder, tls.getPort());
        server = ServerUnderTest.start(folder.resolve("data"), settings);
        clock = new MediaClock();
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (clock != null) {
            clock.close();
        }
    }

    @Override
    public ServerUnderTest server() {
        return server;
    }

    @Override
    public Phone phone() throws IOException {
        return Phone.tls(clock, tls);
    }
}
