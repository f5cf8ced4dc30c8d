package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;

/** A house that lets callers mark their messages as urgent, which it does not unless it is told to. */
class UrgentCallersByTextTest extends MenuTest {

    @Override
    @BeforeAll
    void open(@TempDir Path data) {
        house = new MenuHouse(data.resolve("house"), "menus.deposit.urgent-key = true");
    }

    @Test
    @Proves("urgent-first")
    void fourTurnsUrgencyOnAndOffAndItStaysWhenTheMessageIsChanged() {
        caller.dials("3101")
                .presses("#")
                .says(SHORT)
                .presses("#")
                .hears("to mark it as urgent, press 4")
                .presses("4")
                .hears("is urgent")
                .hears("not urgent, press 4")
                .presses("4")
                .hears("is not urgent")
                .presses("4")
                .hears("is urgent")
                .presses("3")
                .says(Duration.ofSeconds(6))
                .hangsUp();

        assertThat(house.messages("101")).hasSize(1);
        assertThat(house.messages("101").get(0).urgent()).isTrue();
        assertThat(house.messages("101").get(0).durationMs()).isGreaterThan(5_000);
    }
}
