package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.tests.menus.MenuTable.Press;
import org.parley.webapp.presence.Presence;
import org.parley.webapp.template.TemplateException;

/** Every key of every menu is pressed, as {@code menus.txt} tells; a menu or key that is not there fails here. */
class EveryKeyByTextTest extends MenuTest {
    private static final Path SIP_TESTS =
            Path.of(System.getProperty("parley.home", "..")).resolve("tests/src/test/java/org/parley/tests/system");

    @Override
    @BeforeAll
    void open(@TempDir Path data) {
        house = new MenuHouse(
                data.resolve("house"), "toll { caps-of-user.at-once = 1000, caps-in-all.at-once = 1000 }");
    }

    @Test
    @Proves("every-key")
    void theTableHasEveryMenuAndEveryKey() throws IOException, TemplateException {
        MenuTable table = MenuTable.read();
        Map<String, Map<String, Integer>> shipped = new TreeMap<>(MenuKeys.ofShippedTemplates());
        assertThat(shipped.keySet()).containsAll(table.none());
        shipped.keySet().removeAll(table.none());
        assertThat(table.keys()).isEqualTo(shipped);
    }

    @Test
    @Proves("by-phone-alone")
    void eachMenuHasACallBySipWithSound() throws IOException {
        for (Map.Entry<String, MenuTable.Menu> menu : MenuTable.read().menus().entrySet()) {
            assertThat(menu.getValue().sip()).as(menu.getKey()).isNotEmpty();
            for (String test : menu.getValue().sip()) {
                String[] name = test.split("\\.");
                assertThat(Files.readString(SIP_TESTS.resolve(name[0] + ".java")))
                        .as(menu.getKey())
                        .contains("void " + name[1] + "(");
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyKey() throws IOException {
        List<Press> presses = MenuTable.read().presses();
        assertThat(presses).hasSizeGreaterThan(150);
        return presses.stream()
                .map(press -> DynamicTest.dynamicTest(
                        press.menu() + " " + press.keys() + " " + press.way().get(0), () -> pressed(press)));
    }

    private void pressed(Press press) {
        house.emptyMailboxes();
        house.center().presences().set("101", Presence.IN_OFFICE);
        house.center().accounts().changePin("101", "71015");
        house.center().greetings().delete("101", 2);
        house.center().greetings().deleteName("101");
        try (TextCaller who = house.caller()) {
            press.way().forEach(step -> step(who, step));
            who.presses(press.keys());
            step(who, press.expected().startsWith("sees ") ? press.expected() : "hears " + press.expected());
        }
    }

    private void step(TextCaller who, String step) {
        String rest = step.substring(step.indexOf(' ') + 1);
        String[] words = step.split(" ");
        switch (words[0]) {
            case "dials" -> who.dials(rest);
            case "hears" -> who.hears(rest);
            case "sees" -> who.sees(rest);
            case "presses" -> who.presses(rest);
            case "says" -> who.says(seconds(rest));
            case "waits" -> who.waits(seconds(rest));
            case "reaches" -> who.canReach(rest);
            case "greets" -> house.center().greetings().record(words[1], 2, MenuHouse.tone(SHORT));
            case "sends" -> house.send(words[1], words[2], seconds(words[3]));
            default -> throw new AssertionError("Nobody can do this on a telephone: " + step);
        }
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
