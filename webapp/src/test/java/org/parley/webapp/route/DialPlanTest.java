package org.parley.webapp.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.conference.ConferenceSettings;
import org.parley.webapp.conference.InvitationSettings;

class DialPlanTest {
    private final DialPlan plan = new DialPlan(
            DialPlanSettings.of(Map.of(
                    "message-center",
                    List.of("404", "*404"),
                    "message-center-prefix",
                    "6",
                    "deposit-prefix",
                    "3",
                    "operator-digit",
                    "0",
                    "operator",
                    "100",
                    "attendant",
                    List.of("400"),
                    "not-yet",
                    List.of("460"),
                    "emergency",
                    List.of("112"),
                    "extension-digits",
                    3)),
            Set.of("100", "101", "310")::contains,
            new ConferenceSettings(
                    true, Set.of("408"), Map.of("480", "480"), 8, 8, List.of(), 30, false, InvitationSettings.NONE));

    @ParameterizedTest
    @CsvSource({
        "404,  MessageCenter[]",
        "*404, MessageCenter[]",
        "6101, MessageCenterOf[extension=101]",
        "6999, MessageCenterOf[extension=999]",
        "3101, Deposit[extension=101]",
        "3999, NoSuchExtension[]",
        "101,  Extension[extension=101]",
        "310,  Extension[extension=310]",
        "0,    Extension[extension=100]",
        "400,  Attendant[]",
        "460,  NotYet[]",
        "408,  Conference[id=]",
        "480,  Conference[id=480]",
        "481,  Unknown[]",
        "150,  Unknown[]",
        "9123, Unknown[]",
        "7812345551234, Unknown[]",
        "31010, Unknown[]",
        "3,    Unknown[]",
        "'',   Unknown[]",
        "alice, Unknown[]",
        "3abc, Unknown[]",
    })
    void aNumberReaches(String called, String route) {
        assertThat(plan.route(called)).hasToString(route);
    }

    @ParameterizedTest
    @CsvSource({
        "95551234,   Outside[number=5551234]",
        "9+15551234, Outside[number=+15551234]",
        "9112,       Outside[number=112]",
        "112,        Outside[number=112]",
        "7812345551234, OutsideWithPin[]",
        "9,          Unknown[]",
        "78123,      Unknown[]",
        "9abc,       Unknown[]",
        "5551234,    Unknown[]",
    })
    void aNumberOutsideIs(String called, String route) {
        assertThat(plan.outside(called)).hasToString(route);
    }

    @ParameterizedTest
    @CsvSource({"95551234, 95551234", "78710955551234, 78…", "101, 101", "6101, 6101"})
    void whatIsShownHoldsNoPin(String called, String shown) {
        assertThat(plan.shown(called)).isEqualTo(shown);
    }
}
