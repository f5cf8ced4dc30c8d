package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.toll.TollAttempt;
import org.parley.webapp.toll.TollStop;

/** Each way to an outside line that FEATURES knows, tried by somebody without the right to it. */
class TollFraudTest extends MenuTest {
    private static final String INVALID = "not a valid extension";

    @Override
    @BeforeAll
    void open(@TempDir Path data) {
        house = new MenuHouse(data.resolve("house"), "toll.alarm { attempts-of-guests = 1, refusals-of-user = 1 }");
    }

    @BeforeEach
    void releaseAll() {
        house.center().toll().release("101", "test");
        house.center().toll().release("109", "test");
        house.center().toll().release(TollStop.ALL, "test");
        caller.canReach("5557777 answers\n112 answers\n911 answers\n9005551234 answers");
    }

    /**
     * One way.
     *
     * @param by how the audit calls it
     * @param reason of the refusal
     */
    private record Way(String name, String by, String reason, BiConsumer<MenuHouse, TextCaller> attempt) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Way dialled(String name, String by, String reason, String number, String as) {
        return new Way(name, by, reason, (house, caller) -> {
            if (as.isEmpty()) {
                caller.from("109").dials(number).isRejectedWith(404);
            } else {
                caller.authenticatedAs(as).dials(number).hears("goodbye").isDisconnected();
            }
        });
    }

    private static Way asked(String name, String by, String reason, String path) {
        return new Way(
                name,
                by,
                reason,
                (house, caller) -> assertThat(house.asks(path)).isEqualTo(403));
    }

    static Stream<Way> ways() {
        return Stream.of(
                dialled("a guest dials 9, with From of one who may", "dialled", "guest", "95557777", ""),
                dialled("a guest dials 78 and the right PIN", "dialled-with-pin", "guest", "78710955557777", ""),
                dialled("a guest dials for help", "dialled", "guest", "112", ""),
                dialled("a guest dials for help with the prefix", "dialled", "guest", "9911", ""),
                dialled("a telephone without permission dials 9", "dialled", "not-allowed", "95557777", "101"),
                dialled("likewise, with its PIN", "dialled-with-pin", "not-allowed", "78710155557777", "101"),
                dialled(
                        "another's PIN at one's own telephone",
                        "dialled-with-pin",
                        "wrong-pin",
                        "78710955557777",
                        "101"),
                dialled("a class that is not allowed", "dialled", "class-not-allowed", "99005551234", "109"),
                dialled("the class behind a PIN", "dialled-with-pin", "class-not-allowed", "78710959005551234", "109"),
                dialled("a number of no class", "dialled", "unknown-number", "9123", "109"),
                new Way(
                        "a guest in the attendant",
                        "attendant",
                        "guest",
                        (house, caller) -> caller.dials("400")
                                .hears("welcome")
                                .presses("955")
                                .hears(INVALID)),
                new Way(
                        "a guest in the attendant calls for help",
                        "attendant",
                        "guest",
                        (house, caller) -> caller.dials("400")
                                .hears("welcome")
                                .presses("911")
                                .hears(INVALID)),
                new Way(
                        "star and a number in a greeting",
                        "star",
                        "guest",
                        (house, caller) -> caller.dials("3102")
                                .hears("you have reached")
                                .presses("*955")
                                .hears(INVALID)),
                new Way(
                        "star and a number in the message center",
                        "star",
                        "guest",
                        (house, caller) -> caller.dials("6101")
                                .hears("enter your PIN")
                                .presses("71015#")
                                .hears("for new messages")
                                .presses("*955")
                                .hears(INVALID)),
                new Way(
                        "the outside line, a class that is not allowed",
                        "message-center",
                        "class-not-allowed",
                        (house, caller) -> caller.dials("6109")
                                .hears("enter your PIN")
                                .presses("71095#")
                                .hears("press 7")
                                .presses("7")
                                .hears("dial tone")
                                .presses("9005551234")
                                .hears("not allowed to call that number")),
                asked("REFER by a guest", "transfer", "guest", "/ccxml/transfer?target=95557777&user="),
                asked(
                        "REFER by one without permission",
                        "transfer",
                        "not-allowed",
                        "/ccxml/transfer?target=95557777&user=101"),
                asked("REFER with a PIN", "transfer", "guest", "/ccxml/transfer?target=78710955557777&user="),
                asked(
                        "REFER with another's PIN",
                        "transfer",
                        "wrong-pin",
                        "/ccxml/transfer?target=78710955557777&user=101"),
                asked(
                        "REFER to a class that is not allowed",
                        "transfer",
                        "class-not-allowed",
                        "/ccxml/transfer?target=99005551234&user=109"),
                asked("a dialog's transfer", "dialog", "guest", "/ccxml/destination?uri=tel:95557777"),
                asked("a dialog's transfer with a PIN", "dialog", "guest", "/ccxml/destination?uri=tel:78710955557777"),
                asked("a dialog's transfer for help", "dialog", "guest", "/ccxml/destination?uri=tel:112"),
                asked(
                        "a dialog's transfer to the provider itself",
                        "dialog",
                        "guest",
                        "/ccxml/destination?uri=sip:5557777@provider.example"));
    }

    @ParameterizedTest
    @Proves("outside-gate")
    @MethodSource("ways")
    void isRefusedAuditedAndAlarmed(Way way) {
        long before = house.center().toll().list(Long.MAX_VALUE, 1000).size();

        way.attempt().accept(house, caller);

        int written = (int) (house.center().toll().list(Long.MAX_VALUE, 1000).size() - before);
        List<TollAttempt> rows = house.center().toll().list(Long.MAX_VALUE, written);
        assertThat(rows)
                .filteredOn(row -> row.outcome().equals("refused"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path()).isEqualTo(way.by());
                    assertThat(row.reason()).isEqualTo(way.reason());
                });
        assertThat(rows).extracting(TollAttempt::outcome).contains("alarm").doesNotContain("allowed", "emergency");
        assertThat(rows.toString()).doesNotContain("71095").doesNotContain("71015");
        if (!way.reason().equals("guest")) {
            assertThat(house.center().toll().stops()).isNotEmpty();
        }
        assertThat(caller.transcriptOrNone()).noneMatch(line -> line.contains("joined"));
        house.center().accounts().unlock("101");
    }
}
