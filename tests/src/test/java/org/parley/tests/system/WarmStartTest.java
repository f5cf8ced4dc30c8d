package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls by which a server warms up leave nothing behind. */
class WarmStartTest {
    @Test
    void freshServerHasNoMessagesAndNoCalls(@TempDir Path folder) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            assertThat(server.output()).contains("Call text-").doesNotContain(" WARN ", " ERROR ");
            for (String extension : new String[] {"100", "101", "109"}) {
                assertThat(server.rest(extension).messages()).isEmpty();
            }
            assertThat(server.get("/metrics").body())
                    .containsPattern("(?m)^parley_calls_begun(\\{[^}]*})? 0.0$")
                    .containsPattern("(?m)^parley_calls_answered(\\{[^}]*})? 0.0$");
        }
    }
}
