package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sip",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "testing")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        tls = new InetSocketAddress("127.0.0.1", Ports.free());
        String settings = "sip.tls { port = " + tls.getPort() + ", keystore = \"" + keys + "\", password = testing }";
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
