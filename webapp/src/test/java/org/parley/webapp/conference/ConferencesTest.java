package org.parley.webapp.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConferencesTest {
    private final Conferences conferences = new Conferences(ConferenceSettings.of(
            Map.of("center", List.of("408"), "unscheduled", Map.of("480", "4711", "481", "481"), "seats", 2)));

    @Test
    void onlyItsOwnPasswordOpensAConference() {
        assertThat(conferences.opens("480", "4711")).isTrue();
        assertThat(conferences.opens("480", "481")).isFalse();
        assertThat(conferences.opens("480", "")).isFalse();
        assertThat(conferences.opens("999", "")).isFalse();
        assertThat(conferences.isOpen("999")).isFalse();
        assertThat(conferences.isCenter("408")).isTrue();
        assertThat(conferences.isCenter("480")).isFalse();
    }

    @Test
    void seatsAreCountedAndComeFree() {
        assertThat(conferences.enter("480", "a")).isEqualTo(1);
        assertThat(conferences.enter("480", "a")).isEqualTo(1);
        assertThat(conferences.enter("480", "b")).isEqualTo(2);
        assertThat(conferences.enter("480", "c")).isZero();
        assertThat(conferences.enter("481", "c")).isEqualTo(1);
        conferences.leave("a");
        assertThat(conferences.size("480")).isEqualTo(1);
        assertThat(conferences.enter("480", "d")).isEqualTo(2);
    }

    @Test
    void settingsThatCannotBeDialledAreRefused() {
        assertThatThrownBy(() -> ConferenceSettings.of(Map.of("unscheduled", Map.of("48a", "1"), "seats", 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConferenceSettings.of(Map.of("unscheduled", Map.of("480", "secret"), "seats", 2)))
                .hasMessageContaining("480")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ConferenceSettings.of(Map.of("unscheduled", Map.of(), "seats", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
