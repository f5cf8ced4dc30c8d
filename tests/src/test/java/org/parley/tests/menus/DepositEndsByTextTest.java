package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.webapp.mailbox.Message;

/** TRAPS 12: a message survives a hang-up at every point of leaving it, and a webapp that does not take it at once. */
class DepositEndsByTextTest extends MenuTest {
    private static final Duration EIGHT = Duration.ofSeconds(8);

    @Test
    void aHangUpInTheGreetingLeavesNothing() {
        caller.dials("3101").hears("you have reached").hangsUp();

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    void aHangUpAtTheBeepLeavesNothing() {
        caller.dials("3101").hears("(beep)").hangsUp();

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    void aHangUpAfterFourTenthsOfASecondLeavesNothing() {
        caller.dials("3101").presses("#").says(Duration.ofMillis(400)).hangsUp();

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    void aHangUpInTheOptionsDelivers() {
        recorded().presses("#").hears("to send").hangsUp();

        only("101");
    }

    @Test
    void aHangUpInTheReviewDelivers() {
        recorded()
                .presses("#")
                .hears("to review")
                .presses("2")
                .hears("(audio 8")
                .hangsUp();

        only("101");
    }

    @Test
    void aHangUpAfterCancellingLeavesNothing() {
        recorded()
                .presses("#")
                .hears("to cancel")
                .presses("#")
                .hears("not sent")
                .hangsUp();

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    void aHangUpAfterSendingDeliversOnce() {
        recorded()
                .presses("#")
                .hears("to send")
                .presses("1")
                .hears("message sent")
                .hangsUp();

        only("101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vxml/deposit/nowhere", "/test/answers/500", "/test/answers/503"})
    void aMessageThatCannotBeSubmittedIsDeliveredByThePlatform(String address) {
        house.withTemplate(
                "record.vxml.vm",
                "next=\"/vxml/deposit/send\"",
                "next=\"" + address + "\"",
                () -> recorded()
                        .presses("#")
                        .hears("to send")
                        .presses("1")
                        .hears("something went wrong")
                        .isDisconnected());

        assertThat(only("101").durationMs()).isCloseTo(8000, within(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vxml/deposit/nowhere", "/test/answers/500", "/test/answers/503"})
    void aHangUpThatCannotBeSubmittedIsDeliveredByThePlatform(String address) {
        house.withTemplate(
                "record.vxml.vm",
                "next=\"/vxml/deposit/send\"",
                "next=\"" + address + "\"",
                () -> recorded().hangsUp());

        assertThat(only("101").durationMs()).isCloseTo(8000, within(300));
    }

    private TextCaller recorded() {
        return caller.dials("3101").presses("#").says(EIGHT);
    }

    private Message only(String extension) {
        assertThat(house.messages(extension)).hasSize(1);
        return house.messages(extension).get(0);
    }
}
