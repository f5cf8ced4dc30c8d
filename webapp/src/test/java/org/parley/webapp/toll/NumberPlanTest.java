package org.parley.webapp.toll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlanTest {
    private final NumberPlan plan = NumberPlan.of(
            Map.of(
                    "local", List.of("nxxxxxx"),
                    "national", List.of("nxxnxxxxxx", "+1nxxnxxxxxx"),
                    "international", List.of("011*", "+*"),
                    "premium", List.of("976xxxx", "900nxxxxxx", "+1900nxxxxxx")),
            Set.of("branch.example"));

    @ParameterizedTest
    @CsvSource({
        "5551234,       LOCAL",
        "9761234,       PREMIUM",
        "2125551234,    NATIONAL",
        "9005551234,    PREMIUM",
        "+12125551234,  NATIONAL",
        "+19005551234,  PREMIUM",
        "+4930123456,   INTERNATIONAL",
        "01149301234,   INTERNATIONAL",
        "sip:a@branch.example, INTERNAL",
        "sip:a@branch.example:5060;transport=tcp, INTERNAL",
    })
    void aNumberHasTheClassOfThePatternThatSaysMost(String number, NumberClass numberClass) {
        assertThat(plan.classOf(number)).contains(numberClass);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1551234",
                "555123",
                "55512345",
                "011",
                "+",
                "",
                "112",
                "5551a34",
                "sip:5551234@other.example",
                "sip:a@branch.example.other",
                "011012345678901234567890",
                "**1234567"
            })
    void whatNoPatternKnowsHasNone(String number) {
        assertThat(plan.classOf(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "5*5", "abc", "n-x", "++1"})
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> new NumberPattern(text, NumberClass.LOCAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toll.classes.local");
    }
}
