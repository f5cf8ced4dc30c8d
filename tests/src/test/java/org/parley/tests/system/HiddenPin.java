package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

/** A PIN that must not be written down: its digits side by side or apart, but not by chance within a time or an id. */
final class HiddenPin {
    private HiddenPin() {}

    static void isNotIn(String text, String pin) {
        String digits = String.join("[ ,;]?", pin.split(""));
        assertThat(text).doesNotContainPattern("(?<![0-9a-fA-F.-])" + digits + "(?![0-9a-fA-F.-])");
        assertThat(text).doesNotContainPattern("78" + digits + "[0-9]");
    }
}
