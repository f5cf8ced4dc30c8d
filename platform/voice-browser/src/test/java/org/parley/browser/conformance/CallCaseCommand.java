package org.parley.browser.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * For who writes cases of call control: runs those whose names hold one of the words given and tells what is wrong. With
 * {@code --rows} also a case for each row that notices when it is switched off, for its line {@code covers:}.
 */
final class CallCaseCommand {
    private static final int TRIES = 12;

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
                for (Row row : Row.all(Case.FOLDER.resolve("ccxml-rows.tsv"))) {
                    System.out.println("PROOF " + row + " " + proof(row, passing, calls));
                }
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    /** The shortest case that notices when the row is switched off; nothing when the first few do not. */
    private static String proof(Row row, List<Case> passing, CallCases calls) {
        return passing.stream()
                .filter(tried -> tried.section("check").isEmpty())
                .filter(tried -> !CallSwitchOff.in(tried, row).sections().equals(tried.sections()))
                .sorted(Comparator.comparingInt(CallCaseCommand::length))
                .limit(TRIES)
                .filter(tried -> !calls.run(CallSwitchOff.in(tried, row)).passed())
                .map(Case::name)
                .findFirst()
                .orElse("");
    }

    private static int length(Case tried) {
        return tried.sections().stream()
                .mapToInt(section -> section.text().length())
                .sum();
    }
}
