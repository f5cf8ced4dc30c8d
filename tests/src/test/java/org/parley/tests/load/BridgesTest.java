package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.system.ServerUnderTest;

/** Calls between telephones, everybody talks all the time: is every stream whole and in time, and what does it cost? */
@Tag("load")
@Order(3)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class BridgesTest {
    private static final int MUST = 100;
    private static final int AIM = 400;
    private static final int PER_SECOND = 40;
    private static final int SECONDS = 10;

    @Test
    void callsBetweenTelephones(@TempDir Path folder, LoadTable table) throws Exception {
        int port = free();
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"));
                MediaClock clock = new MediaClock();
                Phone phone = Phone.udp(clock, server.sip())) {
            for (int extension = 100; extension < 110; extension++) {
                assertThat(phone.account(Integer.toString(extension), "sip-" + extension)
                                .contact("<sip:" + extension + "@127.0.0.1:" + port + ">")
                                .register(600)
                                .status())
                        .isEqualTo(200);
            }
            bridge(server, 40, port);
            GeneratorRun hundred = bridge(server, MUST, port);
            GeneratorRun more = bridge(server, AIM, port);
            table.row(
                    Goal.atLeast("calls between two telephones at once, both ways in time", MUST, AIM),
                    streams(hundred) + "; " + streams(more),
                    inTime(more, AIM) ? AIM : inTime(hundred, MUST) ? MUST : 0);
            table.row(
                    Goal.atMost("processor per 100 such streams, % of one core", 15, 8),
                    String.format(
                            Locale.ROOT,
                            "two streams a call; with %d calls; with %d: %.1f",
                            AIM,
                            MUST,
                            hundred.get("processor") * 50 / MUST),
                    more.get("processor") * 50 / AIM);
            assumeTrue(hundred.isValid(), "void: the generator was late");
            assertThat(inTime(hundred, MUST)).as("100 calls, both ways in time").isTrue();
        }
    }

    private static int free() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            return socket.getLocalPort();
        }
    }

    private static GeneratorRun bridge(ServerUnderTest server, int calls, int port) throws Exception {
        return GeneratorRun.of("bridge", server.sip().getPort(), calls, PER_SECOND, SECONDS, port, server.pid());
    }

    private static boolean inTime(GeneratorRun run, int calls) {
        return run.isValid()
                && run.get("steady") == calls
                && run.get("answering.steady") == calls
                && run.get("gaps") == 0
                && run.get("answering.gaps") == 0;
    }

    private static String streams(GeneratorRun run) {
        return run.remark()
                + String.format(
                        Locale.ROOT,
                        "%.0f there, %.0f and %.0f steady, worst stream's p99 %.0f ms and worst packet %.0f ms late",
                        run.get("there"),
                        run.get("steady"),
                        run.get("answering.steady"),
                        run.get("stream.late.p99"),
                        run.get("stream.latest"));
    }
}
