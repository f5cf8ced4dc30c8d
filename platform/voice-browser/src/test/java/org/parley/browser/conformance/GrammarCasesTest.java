package org.parley.browser.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every SRGS and SISR case. */
class GrammarCasesTest {
    /** What cannot be used in a wrong way: defaults and the order in which tags run. */
    private static final Set<String> REFUSALS_OF_NOTHING =
            Set.of("sisr:default-text", "sisr:default-rule", "sisr:order");

    private final GrammarCases grammars = new GrammarCases();

    static List<Case> cases() throws IOException {
        return Case.all(Case.FOLDER).stream()
                .filter(tried -> tried.section("grammar").isPresent())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void grammarMatchesAsWritten(Case tried) {
        CaseOutcome outcome = grammars.run(tried);
        if (!outcome.passed()) {
            fail(outcome.failure());
        }
    }

    /** Rows that are switched off, one after the other: a case that claims the row must fail then. */
    @Test
    void casesNoticeWhenWhatTheyClaimIsGone() throws IOException {
        List<Case> all = cases();
        List<String> idle = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (GrammarRows row : GrammarRows.all()) {
            List<Case> claiming = all.stream()
                    .filter(tried -> tried.covers().contains(row.name()))
                    .toList();
            boolean isRefused = all.stream().anyMatch(tried -> tried.refuses().contains(row.name()));
            if (!isRefused && !REFUSALS_OF_NOTHING.contains(row.name()) || claiming.isEmpty() && !row.isRefusal()) {
                empty.add(row.name());
            }
            for (Case tried : claiming) {
                if (!row.isIdle() && grammars.run(row.switchedOffIn(tried)).passed()) {
                    idle.add(tried.name() + " claims " + row.name());
                }
            }
        }
        assertThat(idle)
                .as("cases that do not notice when what they claim is gone")
                .isEmpty();
        assertThat(empty)
                .as("rows that no case proves, or of which no case holds a wrong use")
                .isEmpty();
    }

    @Test
    void casesNameRowsOfTheTable() throws IOException {
        Set<String> named = new TreeSet<>();
        cases().forEach(tried -> {
            named.addAll(tried.covers());
            named.addAll(tried.refuses());
        });
        GrammarRows.all().forEach(row -> named.remove(row.name()));
        assertThat(named).as("rows that no line of grammar-rows.tsv has").isEmpty();
    }
}
