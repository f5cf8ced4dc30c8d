package org.parley.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Registers the figures of one part of the server; they are zero while it does not run.
 *
 * @param figures of the part now; whoever registers keeps this supplier, as counters refer to it weakly
 */
record PartMeters<F>(MeterRegistry registry, Supplier<Optional<F>> figures) {

    /** What goes up and down. */
    void gauge(String name, String description, ToDoubleFunction<F> figure) {
        Gauge.builder(name, () -> value(figures, figure))
                .description(description)
                .register(registry);
    }

    /** What only goes up. */
    void counter(String name, String description, ToDoubleFunction<F> figure, String... tags) {
        FunctionCounter.builder(name, figures, source -> value(source, figure))
                .description(description)
                .tags(Tags.of(tags))
                .register(registry);
    }

    private static <F> double value(Supplier<Optional<F>> source, ToDoubleFunction<F> figure) {
        return source.get().map(figure::applyAsDouble).orElse(0.0);
    }
}
