package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.text.TextCaller;

/** A house for the tests of a class, and a caller for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MenuTest {
    static final Duration SHORT = Duration.ofSeconds(4);

    MenuHouse house;

    TextCaller caller;

    @BeforeAll
    void open(@TempDir Path data) {
        house = new MenuHouse(data.resolve("house"));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @BeforeEach
    void newCaller() {
        house.emptyMailboxes();
        caller = house.caller();
    }

    @AfterEach
    void noSessionIsLeft() {
        caller.close();
        assertThat(house.sessionsRunning()).isZero();
    }

    TextCaller logsIn(String extension) {
        return caller.dials("6" + extension)
                .hears("enter your PIN")
                .presses("7" + extension + "5#")
                .hears("your presence is");
    }
}
