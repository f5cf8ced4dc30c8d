package org.parley.webapp.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.Proves;

class LoginNameTest {

    @ParameterizedTest
    @Proves("216")
    @CsvSource({
        "user101, true",
        "a, true",
        "Ann_B2, true",
        "1user, false",
        "_user, false",
        "'', false",
        "an n, false",
        "ann@example, false",
        "ann-b, false",
        "änn, false",
    })
    void beginsWithALetter(String name, boolean valid) {
        assertThat(LoginName.valid(name)).isEqualTo(valid);
    }
}
