package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/**
 * What each thing that callers do costs, and all of it mixed: is every stream whole and in time, how much of a core does the
 * server use, and how much do the callers?
 */
@Tag("load")
@Order(4)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class ScenariosTest {
    private static final int CALLS = 100;
    private static final int MIXED = 200;
    private static final int PER_SECOND = 20;
    private static final int SECONDS = 10;
    private static final int CONFERENCES = 5;

    @Test
    void eachAloneAndAllTogether(@TempDir Path folder, LoadTable table) throws Exception {
        String ids = IntStream.range(Conferring.FIRST, Conferring.FIRST + CONFERENCES)
                .mapToObj(id -> "conference.unscheduled.\"" + id + "\" = \"" + id + "\"")
                .collect(Collectors.joining(", "));
        int port = free();
        try (ServerUnderTest server =
                        ServerUnderTest.start(folder.resolve("data"), ids + ", conference.seats = " + CALLS);
                MediaClock clock = new MediaClock();
                Phone phone = Phone.udp(clock, server.sip())) {
            for (int extension = 100; extension < 110; extension++) {
                assertThat(phone.account(Integer.toString(extension), "sip-" + extension)
                                .contact("<sip:" + extension + "@127.0.0.1:" + port + ">")
                                .register(600)
                                .status())
                        .isEqualTo(200);
            }
            play(server, "MIXED", 40, port);
            boolean valid = true;
            for (Scenes.Kind kind : Scenes.Kind.values()) {
                valid &= row(table, play(server, kind.name(), CALLS, port), kind.name(), CALLS);
            }
            GeneratorRun mixed = play(server, "MIXED", MIXED, port);
            valid &= row(table, mixed, "MIXED", MIXED);
            assumeTrue(valid, "void: the generator was late");
            assertThat(inTime(mixed, MIXED))
                    .as("all of the mixed calls in time")
                    .isTrue();
        }
    }

    private static boolean row(LoadTable table, GeneratorRun run, String kind, int calls) {
        String name = kind.toLowerCase(Locale.ROOT);
        table.row(
                Goal.atMost("processor per 100 calls, " + name + ", % of one core", 30, 15),
                run.remark()
                        + String.format(
                                Locale.ROOT,
                                "%s%d at once; the callers use %.1f; %.0f of %d and %.0f of %.0f answering streams steady,"
                                        + " %.0f gaps, worst packet %.0f ms late",
                                inTime(run, calls) ? "" : "NOT ALL IN TIME: ",
                                calls,
                                run.get("generator") * 100 / calls,
                                run.get("steady"),
                                calls,
                                run.get("answering.steady"),
                                run.get("answering"),
                                run.get("gaps") + run.get("answering.gaps"),
                                run.get("stream.latest")),
                run.get("processor") * 100 / calls);
        return run.isValid();
    }

    private static boolean inTime(GeneratorRun run, int calls) {
        return run.isValid()
                && run.get("steady") == calls
                && run.get("answering.steady") == run.get("answering")
                && run.get("gaps") + run.get("answering.gaps") == 0;
    }

    private static GeneratorRun play(ServerUnderTest server, String kind, int calls, int port) throws Exception {
        return GeneratorRun.of("play", server.sip().getPort(), calls, PER_SECOND, SECONDS, kind, port, server.pid());
    }

    private static int free() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            return socket.getLocalPort();
        }
    }
}
