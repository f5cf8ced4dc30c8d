package org.parley.browser.conformance;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code docs/conformance.md}: every assertion with its result, and what is not judged or not proved, by name. */
final class ConformancePage {
    static final Path FILE = Path.of(System.getProperty("parley.home", "../.."))
            .toAbsolutePath()
            .normalize()
            .resolve("docs/conformance.md");

    private static final String W3C_DIALOGS = "W3C implementation report, VoiceXML 2.0 and 2.1";
    private static final String W3C_GRAMMARS = "W3C test grammars, SRGS 1.0";
    private static final Map<String, String> SUITES = new LinkedHashMap<>();

    static {
        SUITES.put(W3C_DIALOGS, "org.parley.browser.vxml.W3cConformanceTest");
        SUITES.put(W3C_GRAMMARS, "org.parley.browser.grammar.SrgsConformanceTest");
        SUITES.put("Own cases: VoiceXML and SSML", "org.parley.browser.conformance.ConformanceCasesTest");
        SUITES.put("Own cases: SRGS and SISR", "org.parley.browser.conformance.GrammarCasesTest");
        SUITES.put("Own cases: CCXML", "org.parley.browser.conformance.CallCasesTest");
    }

    private final StringBuilder page = new StringBuilder();

    private ConformancePage() {}

    public static void main(String[] arguments) throws Exception {
        writeAnew();
        System.exit(0);
    }

    static void writeAnew() throws Exception {
        Files.writeString(FILE, new ConformancePage().write());
    }

    /** The names of all own cases, as the page lists them. */
    static List<String> listed(String page) {
        return page.lines()
                .filter(line -> line.matches("\\| [a-z]+/\\S+ \\| .*"))
                .map(line -> line.substring(2, line.indexOf(" |")))
                .sorted()
                .toList();
    }

    private String write() throws Exception {
        Map<String, List<TestSuite.Result>> results = new LinkedHashMap<>();
        for (Map.Entry<String, String> suite : SUITES.entrySet()) {
            results.put(suite.getKey(), TestSuite.run(suite.getValue()));
        }
        Map<String, String> notJudged = new TreeMap<>(reasons(SUITES.get(W3C_GRAMMARS), "NOT_JUDGED"));
        page.append("# Conformance\n\n")
                .append(
                        "Written by `ConformancePage` in the tests of `platform/voice-browser`, see README; not by hand. ")
                .append(
                        "Own cases are the files of `platform/voice-browser/src/test/conformance`, each written by hand ")
                .append("from the Recommendation that it names.\n\n")
                .append("| suite | assertions | pass | open or fail | not judged |\n|---|---|---|---|---|\n");
        results.forEach((suite, all) -> summary(suite, all, suite.equals(W3C_GRAMMARS) ? notJudged.size() : 0));
        page.append("\n## Not judged, open or failing\n\n");
        results.forEach((suite, all) -> {
            all.stream()
                    .filter(result -> !result.passed())
                    .forEach(result -> page.append("- ")
                            .append(result.name())
                            .append(": ")
                            .append(result.failure())
                            .append('\n'));
            if (suite.equals(W3C_GRAMMARS)) {
                notJudged.forEach((name, reason) -> page.append("- ")
                        .append(name)
                        .append(": ")
                        .append(reason)
                        .append('\n'));
            }
        });
        table();
        for (String suite : List.of(W3C_DIALOGS, W3C_GRAMMARS)) {
            names(suite, results.get(suite));
        }
        results.keySet().removeAll(List.of(W3C_DIALOGS, W3C_GRAMMARS));
        own(results);
        return page.toString();
    }

    private void summary(String suite, List<TestSuite.Result> all, int left) {
        long passed = all.stream().filter(TestSuite.Result::passed).count();
        boolean isOwn = suite.startsWith("Own");
        long disputed =
                isOwn ? 0 : all.stream().filter(TestSuite.Result::aborted).count();
        cells(suite, all.size() + left, passed, all.size() - passed - disputed, disputed + left);
    }

    private static Map<String, String> reasons(String className, String field) throws ReflectiveOperationException {
        Field reasons = Class.forName(className).getDeclaredField(field);
        reasons.setAccessible(true);
        Map<String, String> copy = new TreeMap<>();
        ((Map<?, ?>) reasons.get(null)).forEach((name, reason) -> copy.put(name.toString(), reason.toString()));
        return copy;
    }

    private void table() throws IOException {
        page.append("\n## What cases prove of VoiceXML and SSML\n\n")
                .append("Each row is switched off in the documents of the cases that claim it: those named fail then. ")
                .append(
                        "The last column names cases in which a wrong use is refused. A row without the one or the other ")
                .append("is empty; `any` means that there is no wrong use.\n\n");
        List<Case> passing = ConformanceCasesTest.cases().stream()
                .filter(tried -> tried.open().isEmpty())
                .toList();
        List<AblationTable.Line> lines;
        try (DialogCases dialogs = new DialogCases()) {
            lines = new AblationTable(Row.all(), passing, dialogs::run).lines();
        }
        long empty = lines.stream().filter(AblationTable.Line::isEmpty).count();
        page.append(lines.size()).append(" rows, ").append(empty).append(" empty");
        page.append(empty == 0 ? ".\n" : ":\n");
        Map<String, String> reasons = EmptyRows.listed();
        lines.stream()
                .filter(AblationTable.Line::isEmpty)
                .forEach(line -> page.append("- ")
                        .append(line.row().name())
                        .append(": ")
                        .append(reasons.getOrDefault(line.row().name(), "no reason given"))
                        .append('\n'));
        page.append("\n| row | section | fail without it | refused in |\n|---|---|---|---|\n");
        for (AblationTable.Line line : lines) {
            cells(
                    "`" + line.row().name() + "`",
                    line.row().section(),
                    shortened(line.proofs()),
                    line.row().isFree() ? "any" : shortened(line.refusals()));
        }
    }

    private static String shortened(List<String> names) {
        List<String> some = names.subList(0, Math.min(3, names.size()));
        return String.join(", ", some)
                + (names.size() > some.size() ? " and " + (names.size() - some.size()) + " more" : "");
    }

    private void names(String suite, List<TestSuite.Result> all) {
        page.append("\n## ").append(suite).append("\n\n");
        page.append(
                all.isEmpty() ? "Not at hand when this page was written.\n" : "| assertion | result |\n|---|---|\n");
        all.forEach(result -> cells(result.name(), result.passed() ? "pass" : result.failure()));
    }

    private void own(Map<String, List<TestSuite.Result>> results) throws IOException {
        Map<String, TestSuite.Result> byName = new TreeMap<>();
        results.values().forEach(all -> all.forEach(result -> byName.put(result.name(), result)));
        page.append("\n## Own cases\n\n| case | what it holds the browser to | result |\n|---|---|---|\n");
        for (Case each : new ArrayList<>(Case.all(Case.FOLDER))) {
            TestSuite.Result result = byName.get(each.name());
            String told = result == null ? "not run" : result.passed() ? "pass" : result.failure();
            cells(each.name(), each.about(), told);
        }
    }

    private void cells(Object... cells) {
        page.append('|');
        for (Object cell : cells) {
            page.append(' ')
                    .append(String.valueOf(cell).replace("|", "\\|").replace("<", "&lt;"))
                    .append(" |");
        }
        page.append('\n');
    }
}
