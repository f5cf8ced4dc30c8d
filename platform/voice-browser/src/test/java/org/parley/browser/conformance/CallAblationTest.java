package org.parley.browser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the cases would notice if a thing of CCXML were missing. */
class CallAblationTest {
    private static final Path ROWS = Case.FOLDER.resolve("ccxml-rows.tsv");
    private static final Path EMPTY = Case.FOLDER.resolve("ccxml-empty-rows.tsv");

    @Test
    void casesNameRowsOfTheTable() throws IOException {
        assertThat(AblationTable.unknown(Row.all(ROWS), CallCases.all()))
                .as("rows that no line of ccxml-rows.tsv has")
                .isEmpty();
    }

    @Test
    void noRowIsEmptyThatIsNotListedAsSuch() throws IOException {
        try (CallCases calls = new CallCases()) {
            List<Case> passing = CallCases.all().stream()
                    .filter(tried -> tried.open().isEmpty())
                    .toList();
            List<AblationTable.Line> table =
                    new AblationTable(Row.all(ROWS), passing, calls::run, CallSwitchOff::in).lines();
            assertThat(table.stream()
                            .filter(AblationTable.Line::isEmpty)
                            .map(line -> line.row().name())
                            .sorted()
                            .toList())
                    .as("empty rows: switched off and no case fails, or no case holds a wrong use")
                    .containsExactlyElementsOf(EmptyRows.listed(EMPTY).keySet());
            assertThat(table.stream()
                            .flatMap(line -> line.idle().stream().map(name -> name + " claims " + line.row()))
                            .toList())
                    .as("cases that do not notice when what they claim is gone")
                    .isEmpty();
        }
    }
}
