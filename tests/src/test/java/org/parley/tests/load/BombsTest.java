package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.system.Caller;
import org.parley.tests.system.OwnTemplates;
import org.parley.tests.system.ServerUnderTest;

/** Hostile documents are interpreted, one after the other, while a hundred others listen in 512 MB: none of them notices. */
@Tag("load")
@Order(6)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class BombsTest {
    private static final int LISTENERS = 100;
    /** Shorter than the menu's patience with callers who press nothing. */
    private static final int SECONDS = 15;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PROMPT = ServerUnderTest.HOME.resolve("prompts/en-US/center/enter-extension.wav");
    /** What is rendered for numbers of conferences, which there are not yet. */
    private static final String TEMPLATE = "vxml-templates/unavailable.vxml.vm";

    @TempDir
    Path folder;

    @Test
    void noCallIsHarmed(LoadTable table) throws Exception {
        Path home = OwnTemplates.in(folder.resolve("home"));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(home, folder.resolve("data"), "-Xmx512m");
                Phone phone = Phone.udp(clock, server.sip())) {
            GeneratorRun.of("listen", server.sip().getPort(), LISTENERS, 25, 1, "404", PROMPT, server.pid());
            AtomicBoolean over = new AtomicBoolean();
            Future<List<GeneratorRun>> listeners = threads.submit(() -> {
                List<GeneratorRun> runs = new ArrayList<>();
                while (!over.get()) {
                    runs.add(GeneratorRun.of(
                            "listen", server.sip().getPort(), LISTENERS, 25, SECONDS, "404", PROMPT, server.pid()));
                }
                return runs;
            });
            List<String> endless = new ArrayList<>();
            for (Map.Entry<String, String> bomb : Bombs.all().entrySet()) {
                place(home.resolve(TEMPLATE), bomb.getValue());
                if (!ends(phone)) {
                    endless.add(bomb.getKey());
                }
            }
            over.set(true);
            for (GeneratorRun seen : listeners.get()) {
                table.note(String.format(
                        "hostile documents in 512 MB while %d listened: %.0f still there, %.0f streams at 50 packets/s, %.0f"
                                + " gaps, worst packet %.0f ms late",
                        LISTENERS, seen.get("there"), seen.get("steady"), seen.get("gaps"), seen.get("stream.latest")));
                assertThat(seen.get("there")).isEqualTo(LISTENERS);
                assertThat(seen.get("heard")).isEqualTo(LISTENERS);
                assertThat(seen.get("gaps")).isZero();
            }
            assertThat(endless).as("documents that are never done").isEmpty();
            assertThat(server.output()).doesNotContain("OutOfMemoryError");
            try (Caller caller = new Caller(phone.call("3101"))) {
                caller.hears("deposit/you-have-reached");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A template changes at once, as it does when a designer's tool saves it. */
    private void place(Path template, String content) throws Exception {
        Path next = Files.writeString(folder.resolve("next.vm"), content);
        Files.move(next, template, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether such a call is refused, or answered and then ended with an apology. */
    private static boolean ends(Phone phone) throws Exception {
        try (PhoneCall call = phone.to("460").dial()) {
            if (call.status() != 200) {
                return true;
            }
            call.pressed("1");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!call.isEnded() && call.heard().await(call.heard().now() + 800, deadline)) {
                // every tenth of a second of silence or apology another look
            }
            return call.isEnded();
        }
    }
}
