package org.parley.browser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed page of results is not older than the cases; {@code -Dconformance.write=true} writes it anew first. */
class ConformancePageTest {
    private static final String HOW =
            "docs/conformance.md is old: mvn test -pl platform/voice-browser -Dtest=ConformancePageTest -Dconformance.write=true";

    @BeforeAll
    static void write() throws Exception {
        if (Boolean.getBoolean("conformance.write")) {
            ConformancePage.writeAnew();
        }
    }

    @Test
    void thePageListsEveryCase() throws IOException {
        List<String> cases =
                Case.all(Case.FOLDER).stream().map(Case::name).sorted().toList();
        assertThat(ConformancePage.listed(Files.readString(ConformancePage.FILE)))
                .as(HOW)
                .containsExactlyElementsOf(cases);
    }

    @Test
    void thePageHasEveryRowAndNamesTheEmptyOnes() throws IOException {
        String page = Files.readString(ConformancePage.FILE);
        for (Row row : Row.all()) {
            assertThat(page).as(HOW).contains("| `" + row.name() + "` |");
        }
        EmptyRows.listed().forEach((row, reason) -> assertThat(page).as(HOW).contains("- " + row + ": " + reason));
    }
}
