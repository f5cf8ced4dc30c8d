package org.parley.browser.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * For who writes cases of call control: runs those whose names hold one of the words given and tells what is wrong. With
 * {@code --rows} also what each of them notices when it is switched off, for its line {@code covers:}.
 */
final class CallCaseCommand {
    private CallCaseCommand() {}

    public static void main(String[] words) throws IOException {
        boolean rows = Arrays.asList(words).contains("--rows");
        List<String> wanted =
                Arrays.stream(words).filter(word -> !word.startsWith("--")).toList();
        List<Case> passing = new ArrayList<>();
        int failed = 0;
        try (CallCases calls = new CallCases()) {
            for (Case tried : CallCases.all()) {
                if (!wanted.isEmpty() && wanted.stream().noneMatch(tried.name()::contains)) {
                    continue;
                }
                CaseOutcome outcome = calls.run(tried);
                if (outcome.passed()) {
                    passing.add(tried);
                } else {
                    failed++;
                    System.out.println((tried.open().isPresent() ? "OPEN " : "FAIL ") + outcome.failure());
                }
            }
            System.out.println(passing.size() + " pass, " + failed + " fail");
            if (rows) {
                List<Row> all = Row.all(Case.FOLDER.resolve("ccxml-rows.tsv"));
                passing.forEach(tried -> tell(tried, all, calls));
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void tell(Case tried, List<Row> rows, CallCases calls) {
        if (tried.section("check").isPresent()) {
            return;
        }
        String noticed = rows.stream()
                .filter(row -> Optional.of(CallSwitchOff.in(tried, row))
                        .filter(off -> !off.sections().equals(tried.sections()))
                        .filter(off -> !calls.run(off).passed())
                        .isPresent())
                .map(Row::name)
                .collect(Collectors.joining(" "));
        System.out.println("NOTICES " + tried.name() + " " + noticed);
    }
}
