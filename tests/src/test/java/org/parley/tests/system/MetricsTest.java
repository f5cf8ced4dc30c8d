package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** What an operator sees of calls. Other tests may call meanwhile, so figures are compared with themselves. */
@ExtendWith(OnSharedServer.class)
@ResourceLock("mailbox 101")
class MetricsTest {
    private final ServerUnderTest server;
    private final MediaClock clock;

    MetricsTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private double figure(String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
                .matcher(server.get("/metrics").body());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private void call() throws IOException {
        server.rest("101").clear();
        try (Phone phone = Phone.udp(clock, server.sip())) {
            Caller caller = new Caller(phone.call("3101"));
            caller.presses("#");
            caller.hearsBeep();
            caller.says(Sound.speech(101, 1.5));
            caller.hangsUp();
        }
        server.rest("101").awaitMessages(1, Duration.ofSeconds(10));
    }

    @Test
    void aCallIsSeenInDocumentsFetchesAndPackets() throws IOException {
        call();
        String hits = "parley_documents_lookups_total{result=\"hit\"}";
        String immutable = "parley_fetch_hits_total{cache=\"immutable\"}";
        String received = "parley_media_packets_total{kind=\"received\"}";
        double hitsBefore = figure(hits);
        double immutableBefore = figure(immutable);
        double receivedBefore = figure(received);
        call();
        assertThat(figure(hits)).isGreaterThan(hitsBefore);
        assertThat(figure(immutable)).isGreaterThan(immutableBefore);
        assertThat(figure(received)).isGreaterThanOrEqualTo(receivedBefore + 75);
        assertThat(figure("parley_documents_hit_ratio")).isBetween(0.01, 1.0);
        assertThat(figure("parley_documents_held")).isPositive();
        assertThat(figure("parley_media_packets_total{kind=\"sent\"}")).isPositive();
        for (String name : new String[] {
            "parley_media_packets_total{kind=\"late\"}",
            "parley_media_packets_total{kind=\"dropped\"}",
            "parley_media_reports_total{kind=\"sent\"}",
            "parley_media_reports_total{kind=\"received\"}",
            "parley_media_reports_total{kind=\"ignored\"}",
            "parley_media_lateness_p99_seconds",
            "parley_media_streams",
            "parley_spool_backlog",
            "parley_fetch_failures_total",
            "parley_sip_transactions"
        }) {
            assertThat(figure(name)).as(name).isNotNegative();
        }
    }
}
