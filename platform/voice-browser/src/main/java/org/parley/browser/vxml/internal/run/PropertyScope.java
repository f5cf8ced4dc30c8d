package org.parley.browser.vxml.internal.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.TimeDesignation;

/** Properties as seen from one place: its own, else those around it (VoiceXML 2.0 §6.3). */
public record PropertyScope(Map<String, String> values, PropertyScope outer) {
    private static final Pattern FRACTION = Pattern.compile("0?\\.\\d+|[01](\\.0*)?|0\\.\\d*");

    public PropertyScope within(Map<String, String> inner) {
        return inner.isEmpty() ? this : new PropertyScope(inner, this);
    }

    public Optional<String> get(String name) {
        String value = values.get(name);
        if (value != null) {
            return Optional.of(value);
        }
        return outer == null ? Optional.empty() : outer.get(name);
    }

    public Optional<Duration> duration(String name, Place place) throws VoiceXmlEvent {
        Optional<String> text = get(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> time = TimeDesignation.parse(text.get());
        if (time.isEmpty()) {
            throw VoiceXmlEvent.semantic("property " + name + " is no time: " + text.get(), place);
        }
        return time;
    }

    /** A number from 0 to 1. */
    public Optional<Double> fraction(String name, Place place) throws VoiceXmlEvent {
        Optional<String> text = get(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!FRACTION.matcher(text.get().strip()).matches()) {
            throw VoiceXmlEvent.semantic("property " + name + " is a number from 0.0 to 1.0: " + text.get(), place);
        }
        return Optional.of(Double.parseDouble(text.get().strip()));
    }

    /** One of some values. */
    public Optional<String> oneOf(String name, Set<String> values, Place place) throws VoiceXmlEvent {
        Optional<String> text = get(name).map(String::strip);
        if (text.isPresent() && !values.contains(text.get())) {
            throw VoiceXmlEvent.semantic("property " + name + " is one of " + values + ", not " + text.get(), place);
        }
        return text;
    }
}
