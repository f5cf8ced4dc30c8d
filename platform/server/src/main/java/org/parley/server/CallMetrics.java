package org.parley.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Supplier;
import org.parley.gateway.GatewayStatistics;

/** The gateway's figures for {@code /metrics}: calls, SIP and media. */
record CallMetrics(Supplier<Optional<GatewayStatistics>> gateway) implements MeterBinder {
    private static final String PACKETS = "parley.media.packets";
    private static final String REPORTS = "parley.media.reports";
    private static final String REPORTS_ARE = "RTCP packets since the start";
    private static final String PACKETS_ARE = "RTP packets since the start";

    @Override
    public void bindTo(MeterRegistry registry) {
        PartMeters<GatewayStatistics> meters = new PartMeters<>(registry, gateway);
        meters.gauge("parley.calls.running", "calls at this moment", GatewayStatistics::calls);
        meters.gauge("parley.calls.begun", "calls since the start", GatewayStatistics::begun);
        meters.gauge("parley.calls.answered", "calls answered since the start", GatewayStatistics::answered);

        meters.gauge(
                "parley.sip.sessions",
                "INVITE sessions not over yet",
                all -> all.sip().sessions());
        meters.gauge(
                "parley.sip.dialogs",
                "dialogs in the stack's table",
                all -> all.sip().dialogs());
        meters.gauge(
                "parley.sip.transactions",
                "transactions in the stack's table",
                all -> all.sip().transactions());

        meters.gauge(
                "parley.media.streams",
                "media sessions open now",
                all -> all.media().streams());
        meters.counter(PACKETS, PACKETS_ARE, all -> all.media().packetsSent(), "kind", "sent");
        meters.counter(PACKETS, PACKETS_ARE, all -> all.media().packetsReceived(), "kind", "received");
        meters.counter(PACKETS, PACKETS_ARE, all -> all.media().packetsDropped(), "kind", "dropped");
        meters.counter(PACKETS, PACKETS_ARE, all -> all.media().packetsRefused(), "kind", "refused");
        meters.counter(PACKETS, PACKETS_ARE, all -> all.media().packetsLate(), "kind", "late");
        meters.counter(REPORTS, REPORTS_ARE, all -> all.media().reportsSent(), "kind", "sent");
        meters.counter(REPORTS, REPORTS_ARE, all -> all.media().reportsReceived(), "kind", "received");
        meters.counter(REPORTS, REPORTS_ARE, all -> all.media().reportsIgnored(), "kind", "ignored");
        meters.gauge(
                "parley.media.lateness.p99.seconds",
                "99th percentile of the lateness of packets sent in the last 10 to 20 seconds",
                all -> all.media().latenessP99().toNanos() / 1e9);
        meters.gauge(
                "parley.media.recordings",
                "recordings that run now",
                all -> all.media().recordings());
        meters.gauge(
                "parley.spool.backlog",
                "recordings that wait to be delivered to the webapp",
                all -> all.media().spoolBacklog());
    }
}
