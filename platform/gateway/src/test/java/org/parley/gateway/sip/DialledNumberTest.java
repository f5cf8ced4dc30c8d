package org.parley.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialledNumberTest {

    @ParameterizedTest
    @CsvSource({
        "*404, *404, *404",
        "%2A404, *404, *404",
        "%23100, #100, %23100",
        "+12025550100, +12025550100, +12025550100",
        "100%, 100%, 100%25",
        "1%zz, 1%zz, 1%25zz",
        "100;phone-context=x, 100, 100",
        "%C3%A9, é, %C3%A9"
    })
    void numberInAUserPart(String userPart, String digits, String escaped) {
        assertThat(DialledNumber.of(userPart).digits()).isEqualTo(digits);
        assertThat(DialledNumber.of(userPart).escaped()).isEqualTo(escaped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Signal=5\r\nDuration=160\r\n", "Signal= 5\nDuration=160", "Duration=9\r\nsignal=5"})
    void keyInARelayBody(String body) {
        assertThat(DtmfRelay.key(new SipBody("application/dtmf-relay", "", body)))
                .contains('5');
    }

    @ParameterizedTest
    @CsvSource({"*, *", "10, *", "11, #", "12, A", "15, D", "d, D", "Signal=5, 5", "55, ", "16, ", "x, "})
    void keyInAPlainBody(String body, Character key) {
        assertThat(DtmfRelay.key(new SipBody("application/dtmf", "", body))).isEqualTo(Optional.ofNullable(key));
    }
}
