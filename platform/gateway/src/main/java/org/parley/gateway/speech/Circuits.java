package org.parley.gateway.speech;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.browser.platform.Clock;

/** The circuit of each engine. */
final class Circuits {
    private final Clock clock;
    private final SpeechSettings settings;
    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

    Circuits(Clock clock, SpeechSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    Circuit of(SpeechEngine engine) {
        return circuits.computeIfAbsent(engine.name(), name -> new Circuit(name, clock, settings.retryAfter()));
    }
}
