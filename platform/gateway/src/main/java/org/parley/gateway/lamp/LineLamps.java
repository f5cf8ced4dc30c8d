package org.parley.gateway.lamp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parley.gateway.sip.LineListener;
import org.parley.gateway.sip.LineState;

/**
 * Busy lamps (RFC 4235): which calls each extension has. Every extension may watch the others; with whom they talk is told
 * to nobody.
 */
final class LineLamps implements EventPackage, LineListener {
    private final Map<String, Map<String, Line>> lines = new ConcurrentHashMap<>();
    private final Consumer<String> changed;

    /** @param changed hears of each extension whose lines are not as before */
    LineLamps(Consumer<String> changed) {
        this.changed = changed;
    }

    @Override
    public void changed(String extension, String connectionId, boolean incoming, LineState state) {
        lines.compute(extension, (key, before) -> {
            Map<String, Line> after = before == null ? new ConcurrentHashMap<>() : before;
            if (state == LineState.TERMINATED) {
                after.remove(connectionId);
            } else {
                after.put(connectionId, new Line(connectionId, incoming, state));
            }
            return after.isEmpty() ? null : after;
        });
        changed.accept(extension);
    }

    @Override
    public String name() {
        return "dialog";
    }

    @Override
    public String bodyType() {
        return "application/dialog-info+xml";
    }

    @Override
    public boolean mayWatch(String user, String watched) {
        return true;
    }

    /** RFC 4235 §4.1: always the whole state, so that a lost NOTIFY is mended by the next one. */
    @Override
    public String document(String watched, String entity, long version) {
        List<Line> now = List.copyOf(lines.getOrDefault(watched, Map.of()).values());
        return "<?xml version=\"1.0\"?>\n<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"" + version
                + "\" state=\"full\" entity=\"" + entity + "\">\n"
                + now.stream().map(Line::element).collect(Collectors.joining())
                + "</dialog-info>\n";
    }
}
