package org.parley.browser.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every CCXML case. A case that is open must fail: one that passes is no longer open. */
class CallCasesTest {
    private static CallCases calls;

    @BeforeAll
    static void serve() throws IOException {
        calls = new CallCases();
    }

    @AfterAll
    static void close() {
        calls.close();
    }

    static List<Case> cases() throws IOException {
        return CallCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void callGoesAsWritten(Case tried) {
        CaseOutcome outcome = calls.run(tried);
        if (tried.open().isPresent()) {
            assertThat(outcome.passed())
                    .as("%s passes: take its line 'open:' out", tried)
                    .isFalse();
            abort("open: " + tried.open().get());
        }
        if (!outcome.passed()) {
            fail(outcome.failure());
        }
    }
}
