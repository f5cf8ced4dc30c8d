package org.parley.browser.conformance;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a case.
 *
 * @param failure why it fails; empty when it passes
 */
record CaseOutcome(String failure) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final CaseOutcome PASSED = new CaseOutcome("");

    boolean passed() {
        return failure.isEmpty();
    }

    /** Values are compared as values, words without the blanks that stand before punctuation. */
    static String normal(String line) {
        if (line.startsWith("hears: ")) {
            return line.replaceAll("\\s+([.,;:!?])", "$1");
        }
        int brace = line.indexOf(": {");
        return (line.startsWith("exit: ") || line.startsWith("disconnect: ")) && brace >= 0
                ? line.substring(0, brace + 2) + JSON.readTree(line.substring(brace + 2))
                : line;
    }

    /** Both traces side by side, from the first line that differs. */
    static CaseOutcome compare(Case tried, List<String> expected, List<String> came) {
        int same = 0;
        while (same < expected.size()
                && same < came.size()
                && expected.get(same).equals(came.get(same))) {
            same++;
        }
        if (same == expected.size() && same == came.size()) {
            return PASSED;
        }
        StringBuilder text = new StringBuilder(tried.name()).append(": ").append(tried.about());
        for (int i = 0; i < same; i++) {
            text.append("\n      as expected  ").append(expected.get(i));
        }
        text.append("\n  !!  must come    ").append(same < expected.size() ? expected.get(same) : "(nothing)");
        text.append("\n  !!  came         ").append(same < came.size() ? came.get(same) : "(nothing)");
        for (int i = same + 1; i < came.size() && i < same + 6; i++) {
            text.append("\n      then came    ").append(came.get(i));
        }
        return new CaseOutcome(text.toString());
    }
}
