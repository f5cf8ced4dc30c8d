package org.parley.tests.menus;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;

/** The keys beyond the guide's, where the settings leave them out. */
class ExtraKeysOffByTextTest {

    @Test
    @Proves("extra-keys-off")
    void thePlainGuideRemains(@TempDir Path data) {
        try (MenuHouse house = new MenuHouse(data.resolve("house"), "menus.playback.extra-keys = false");
                TextCaller caller = house.caller()) {
            house.leave("101", Duration.ofMinutes(1));
            caller.dials("6101")
                    .presses("71015#1")
                    .hears("(audio 60")
                    .presses("5780")
                    .waits(Duration.ofSeconds(50))
                    .hearsNothingOf("paused")
                    .hears("to delete this message, press 3")
                    .presses("3")
                    .hears("no more messages")
                    .hears("for new messages")
                    .presses("3102#")
                    .says(Duration.ofSeconds(3))
                    .presses("#")
                    .hears("to change it, press 3")
                    .hears("to cancel it")
                    .hearsNothingOf("urgent")
                    .presses("4")
                    .hears("invalid choice")
                    .presses("1")
                    .hears("message sent");
        }
    }
}
