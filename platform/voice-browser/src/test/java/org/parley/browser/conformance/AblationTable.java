package org.parley.browser.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the cases prove: each row is switched off in the cases that claim it, and one of them must fail then; one case must
 * hold a wrong use of it that is refused.
 */
final class AblationTable {
    private final List<Row> rows;
    private final List<Case> cases;
    private final Function<Case, CaseOutcome> runner;
    private final BiFunction<Case, Row, Case> switchOff;

    /**
     * @param proofs cases that fail without the row
     * @param idle cases that claim the row and do not notice that it is gone
     * @param refusals cases that hold a wrong use of it
     */
    record Line(Row row, List<String> proofs, List<String> idle, List<String> refusals) {
        boolean isEmpty() {
            return proofs.isEmpty() || refusals.isEmpty() && !row.isFree();
        }
    }

    /** @param passing cases that pass when nothing is switched off */
    AblationTable(List<Row> rows, List<Case> passing, Function<Case, CaseOutcome> runner) {
        this(rows, passing, runner, SwitchOff::in);
    }

    /** @param switchOff writes the documents of a case as if a row did not exist */
    AblationTable(
            List<Row> rows,
            List<Case> passing,
            Function<Case, CaseOutcome> runner,
            BiFunction<Case, Row, Case> switchOff) {
        this.rows = rows;
        this.cases = passing;
        this.runner = runner;
        this.switchOff = switchOff;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            List<String> proofs = new ArrayList<>();
            List<String> idle = new ArrayList<>();
            List<String> refusals = new ArrayList<>();
            for (Case tried : cases) {
                if (tried.covers().contains(row.name())) {
                    (runner.apply(switchOff.apply(tried, row)).passed() ? idle : proofs).add(tried.name());
                }
                if (tried.refuses().contains(row.name())) {
                    refusals.add(tried.name());
                }
            }
            lines.add(new Line(row, proofs, idle, refusals));
        }
        return lines;
    }

    /** Rows that cases name and the table does not have: typing mistakes. */
    static Set<String> unknown(List<Row> rows, List<Case> cases) {
        Set<String> unknown = new java.util.TreeSet<>();
        cases.forEach(tried -> {
            unknown.addAll(tried.covers());
            unknown.addAll(tried.refuses());
        });
        rows.forEach(row -> unknown.remove(row.name()));
        return unknown;
    }
}
