package org.parley.browser.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For who writes cases: runs those whose names hold one of the words given and tells what is wrong; {@code --rows} too. */
final class CaseCommand {
    private CaseCommand() {}

    public static void main(String[] words) throws IOException {
        boolean rows = Arrays.asList(words).contains("--rows");
        List<String> wanted =
                Arrays.stream(words).filter(word -> !word.startsWith("--")).toList();
        List<Case> passing = new ArrayList<>();
        int failed = 0;
        try (DialogCases dialogs = new DialogCases()) {
            for (Case tried : ConformanceCasesTest.cases()) {
                if (!wanted.isEmpty() && wanted.stream().noneMatch(tried.name()::contains)) {
                    continue;
                }
                CaseOutcome outcome = dialogs.run(tried);
                if (outcome.passed()) {
                    passing.add(tried);
                } else {
                    failed++;
                    System.out.println((tried.open().isPresent() ? "OPEN " : "FAIL ") + outcome.failure());
                }
            }
            System.out.println(passing.size() + " pass, " + failed + " fail");
            if (rows) {
                tellRows(new AblationTable(Row.all(), passing, dialogs::run).lines());
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void tellRows(List<AblationTable.Line> table) {
        for (AblationTable.Line line : table) {
            if (line.isEmpty() || !line.idle().isEmpty()) {
                System.out.println((line.idle().isEmpty() ? "EMPTY " : "IDLE ") + line.row() + " proofs="
                        + line.proofs() + " idle=" + line.idle() + " refusals="
                        + line.refusals().size());
            }
        }
    }
}
