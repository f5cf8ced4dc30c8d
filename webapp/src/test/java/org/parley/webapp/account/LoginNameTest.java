package org.parley.webapp.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;

/** FEATURES 8.2: which login names accounts can have. */
class LoginNameTest {
    private static MessageCenter center;
    private static int next = 300;

    @BeforeAll
    static void open() {
        center = MessageCenter.open(TestCenter.config(TestCenter.newFolder()));
    }

    @AfterAll
    static void close() {
        center.close();
    }

    private static Account made(String login) {
        return center.accounts()
                .create(new NewAccount(
                        String.valueOf(next++), login, "A", "B", "en-US", Set.of(), "48265", true, "a pass word"));
    }

    @ParameterizedTest
    @Proves("216")
    @ValueSource(strings = {"a", "Ann", "ann_b", "ann_9"})
    void aLetterThenLettersDigitsAndUnderscores(String login) {
        assertThat(made(login).login()).isEqualTo(login);
    }

    @ParameterizedTest
    @Proves("216")
    @ValueSource(strings = {"", "9ann", "_ann", "ann.b", "ann b", "ann@example.org", "änn", "ann\n"})
    void nothingElse(String login) {
        assertThatThrownBy(() -> made(login)).isInstanceOf(IllegalArgumentException.class);
    }
}
