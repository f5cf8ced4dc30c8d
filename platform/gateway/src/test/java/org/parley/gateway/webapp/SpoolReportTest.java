package org.parley.gateway.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.spool.DepositServer;

/** What the webapp is told of the spool after a start. */
class SpoolReportTest {
    private final SystemClock clock = new SystemClock();
    private DepositServer webapp;

    @BeforeEach
    void open() throws Exception {
        webapp = new DepositServer();
    }

    @AfterEach
    void close() {
        webapp.close();
        clock.close();
    }

    private String reported(SpoolReport.Spooled spool) {
        WebappClient client = new WebappClient(webapp::origin, () -> "secret");
        try (SpoolReport report = new SpoolReport(client, "main", spool, clock)) {
            report.start();
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (webapp.deposits().isEmpty()) {
                assertThat(System.nanoTime()).as("waited 10 s").isLessThan(deadline);
                LockSupport.parkNanos(1_000_000);
            }
        }
        DepositServer.Deposit told = webapp.deposits().get(0);
        assertThat(told.path()).isEqualTo("/gateway/spool");
        assertThat(told.authorization()).isEqualTo("Bearer secret");
        return new String(told.audio(), StandardCharsets.UTF_8);
    }

    @Test
    void theOldestRecordingIsTheBound() {
        assertThat(reported(() -> Optional.of(Instant.ofEpochMilli(1_234))))
                .contains("\"node\":\"main\"", "\"since\":1234");
    }

    @Test
    void anEmptySpoolIsBoundByTheTimeWhenItWasLookedAt() {
        long before = clock.instant().toEpochMilli();
        String since = reported(Optional::empty).replaceAll(".*\"since\":(\\d+).*", "$1");
        assertThat(Long.parseLong(since)).isBetween(before, clock.instant().toEpochMilli());
    }
}
