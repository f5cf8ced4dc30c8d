package org.parley.webapp.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.NumberPattern;
import org.parley.webapp.toll.TollSettings;

/**
 * The numbers that can be dialled at the dial tone, for a grammar: a number is complete at once when none that is longer
 * begins with it.
 *
 * @param numbers each a line of places
 */
public record OutsideKeys(List<Line> numbers) {

    /**
     * Numbers of one pattern.
     *
     * @param places which digits each place takes
     * @param open whether further digits may follow
     * @param ambiguous whether a longer number may begin with it, so that pound ends it
     */
    public record Line(List<String> places, boolean open, boolean ambiguous) {

        /** How many digits may still follow the places. */
        public int more() {
            return LONGEST - places.size();
        }

        /** The places up to one of them; what was dialled so far. */
        public List<List<String>> beginnings() {
            List<List<String>> all = new ArrayList<>();
            for (int end = 1; end < places.size(); end++) {
                all.add(places.subList(0, end));
            }
            if (open || ambiguous) {
                all.add(places);
            }
            return all;
        }
    }

    private static final int LONGEST = 20;

    static OutsideKeys of(TollSettings settings) {
        List<NumberPattern> patterns = Stream.concat(
                        settings.plan().patterns().stream(),
                        settings.emergency().stream()
                                .filter(number -> number.matches("[0-9]{1,20}"))
                                .sorted()
                                .map(number -> new NumberPattern(number, NumberClass.LOCAL)))
                .filter(pattern -> pattern.places().isPresent())
                .toList();
        return new OutsideKeys(patterns.stream()
                .map(pattern -> new Line(
                        pattern.places().orElseThrow(),
                        pattern.open(),
                        patterns.stream().anyMatch(other -> goesOn(pattern, other))))
                .distinct()
                .toList());
    }

    /** Whether a number of the other pattern can begin with one of this pattern. */
    private static boolean goesOn(NumberPattern pattern, NumberPattern other) {
        List<String> places = pattern.places().orElseThrow();
        List<String> others = other.places().orElseThrow();
        if (pattern.open() || others.size() <= places.size() && !other.open()) {
            return false;
        }
        for (int i = 0; i < Math.min(places.size(), others.size()); i++) {
            String here = places.get(i);
            if (others.get(i).chars().noneMatch(digit -> here.indexOf(digit) >= 0)) {
                return false;
            }
        }
        return true;
    }
}
