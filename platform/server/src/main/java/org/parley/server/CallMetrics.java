package org.parley.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.parley.gateway.Gateway;
import org.parley.gateway.GatewayStatistics;

/** The gateway's figures for {@code /metrics}; zero until it runs. */
record CallMetrics(Supplier<Optional<Gateway>> gateway) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "parley.calls.running", "calls at this moment", GatewayStatistics::calls);
        gauge(registry, "parley.calls.begun", "calls since the start", GatewayStatistics::begun);
        gauge(registry, "parley.calls.answered", "calls answered since the start", GatewayStatistics::answered);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<GatewayStatistics> figure) {
        Gauge.builder(
                        name,
                        () -> gateway.get()
                                .map(running -> figure.applyAsDouble(running.statistics()))
                                .orElse(0.0))
                .description(description)
                .register(registry);
    }
}
