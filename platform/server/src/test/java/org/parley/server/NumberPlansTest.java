package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.TollSettings;

/** The shipped plans of numbers, as settings over the shipped ones. */
class NumberPlansTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home", "../.."));

    private static TollSettings of(String country) {
        Path file = HOME.resolve("platform-config/numbers/" + country + ".conf");
        return Wiring.toll(Settings.load(HOME, file, Map.of()));
    }

    @ParameterizedTest
    @Proves("outside-gate")
    @CsvSource({
        "germany,        30123456,       LOCAL",
        "germany,        03012345678,    NATIONAL",
        "germany,        08001234567,    NATIONAL",
        "germany,        01701234567,    NATIONAL",
        "germany,        +4930123456,    NATIONAL",
        "germany,        0044201234567,  INTERNATIONAL",
        "germany,        +442012345678,  INTERNATIONAL",
        "germany,        09001234567,    PREMIUM",
        "germany,        01371234567,    PREMIUM",
        "germany,        +49900123456,   PREMIUM",
        "germany,        11833,          PREMIUM",
        "united-kingdom, 234567,         LOCAL",
        "united-kingdom, 02079460000,    NATIONAL",
        "united-kingdom, 07700900123,    NATIONAL",
        "united-kingdom, +442079460000,  NATIONAL",
        "united-kingdom, 004930123456,   INTERNATIONAL",
        "united-kingdom, 0909123456,     PREMIUM",
        "united-kingdom, 08711234567,    PREMIUM",
        "united-kingdom, +44909123456,   PREMIUM",
        "united-kingdom, 118500,         PREMIUM",
    })
    void aNumberHasItsClass(String country, String number, NumberClass expected) {
        assertThat(of(country).plan().classOf(number)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"germany, 110", "germany, 112", "united-kingdom, 999", "united-kingdom, 112"})
    void helpIsReached(String country, String number) {
        assertThat(of(country).emergency()).contains(number);
    }

    @ParameterizedTest
    @CsvSource({"germany, 5551", "germany, 19222*", "united-kingdom, 5551", "united-kingdom, 0"})
    void whatIsNoNumberIsNotCalled(String country, String number) {
        assertThat(of(country).plan().classOf(number)).isEmpty();
    }
}
