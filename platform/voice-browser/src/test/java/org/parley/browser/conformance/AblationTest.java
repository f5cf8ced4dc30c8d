package org.parley.browser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether the cases would notice if a thing of VoiceXML or SSML were missing. */
class AblationTest {
    @Test
    void casesNameRowsOfTheTable() throws IOException {
        assertThat(AblationTable.unknown(Row.all(), ConformanceCasesTest.cases()))
                .as("rows that no line of rows.tsv has")
                .isEmpty();
    }

    @Test
    void noRowIsEmptyThatIsNotListedAsSuch() throws IOException {
        try (DialogCases dialogs = new DialogCases()) {
            List<Case> passing = ConformanceCasesTest.cases().stream()
                    .filter(tried -> tried.open().isEmpty())
                    .toList();
            List<AblationTable.Line> table = new AblationTable(Row.all(), passing, dialogs::run).lines();
            List<String> empty = table.stream()
                    .filter(AblationTable.Line::isEmpty)
                    .map(line -> line.row().name())
                    .sorted()
                    .collect(Collectors.toList());
            assertThat(empty)
                    .as("empty rows: switched off and no case fails, or no case holds a wrong use")
                    .containsExactlyElementsOf(EmptyRows.listed().keySet());
            assertThat(table.stream()
                            .flatMap(line -> line.idle().stream().map(name -> name + " claims " + line.row()))
                            .toList())
                    .as("cases that do not notice when what they claim is gone")
                    .isEmpty();
        }
    }
}
