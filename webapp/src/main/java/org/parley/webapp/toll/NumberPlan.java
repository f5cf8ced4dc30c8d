package org.parley.webapp.toll;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All patterns: which class a number has. A number that no pattern knows has none.
 *
 * @param hosts of SIP addresses that count as internal; all others have no class
 */
public record NumberPlan(List<NumberPattern> patterns, Set<String> hosts) {
    public static final NumberPlan EMPTY = new NumberPlan(List.of(), Set.of());

    private static final Pattern ADDRESS = Pattern.compile("(?i)sips?:[^@]+@([^:;]+).*");

    /** The dearer class when two patterns say as much. */
    private static final Comparator<NumberPattern> BEST =
            Comparator.comparingInt(NumberPattern::exactness).thenComparing(NumberPattern::numberClass);

    public NumberPlan {
        patterns = List.copyOf(patterns);
        hosts = Set.copyOf(hosts);
    }

    /** Reads {@code toll.classes}: lists of patterns by class; and the hosts of {@code toll.addresses}. */
    static NumberPlan of(Map<?, ?> section, Set<String> hosts) {
        List<NumberPattern> patterns = new ArrayList<>();
        section.forEach((name, list) -> {
            NumberClass known = NumberClass.ofId(String.valueOf(name))
                    .orElseThrow(() -> new IllegalArgumentException("toll.classes: there is no class " + name));
            ((List<?>) list).forEach(text -> patterns.add(new NumberPattern(String.valueOf(text), known)));
        });
        return new NumberPlan(patterns, hosts);
    }

    /** The class of the pattern that says most of the number; of a SIP address by its host. */
    public Optional<NumberClass> classOf(String number) {
        Matcher address = ADDRESS.matcher(number);
        if (address.matches()) {
            return hosts.contains(address.group(1)) ? Optional.of(NumberClass.INTERNAL) : Optional.empty();
        }
        return patterns.stream()
                .filter(pattern -> pattern.matches(number))
                .max(BEST)
                .map(NumberPattern::numberClass);
    }
}
