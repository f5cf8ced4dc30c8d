package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;

/** Leaving a message, request by request, over real connectors and a real database. */
class DepositPagesTest extends PhoneServingTest {
    @Test
    void aDepositIsDeliveredOnce() {
        String deposit = visit("3101");

        assertThat(line.submit(sound(), "deposit", deposit).body()).contains("Message sent.");
        assertThat(line.submit(sound(), "deposit", deposit).body()).contains("Message sent.");
        assertThat(messages("101", Folder.NEW))
                .extracting(Message::from, Message::durationMs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Caller.guest("5551234", "Guest"), 1000));
    }

    @Test
    void recordingAgainTakesTheFirstRecordingBack() {
        String first = visit("3101");
        String second = PhoneLine.depositOf(line.get("/vxml/deposit/record"));

        assertThat(second).isNotEqualTo(first);
        assertThat(line.submit(sound(), "deposit", first).statusCode()).isEqualTo(410);
        assertThat(line.submit(sound(), "deposit", second).statusCode()).isEqualTo(200);
        assertThat(messages("101", Folder.NEW)).hasSize(1);
    }

    @Test
    void aCancelledDepositStaysCancelled() {
        String deposit = visit("3101");

        line.post("/vxml/deposit/cancel", "deposit", deposit);

        assertThat(line.submit(sound(), "deposit", deposit).statusCode()).isEqualTo(410);
        assertThat(messages("101", Folder.NEW)).isEmpty();
    }

    @Test
    void whoLeavesForAnotherExtensionDeliversFirst() {
        String deposit = visit("3101");

        assertThat(line.get("/vxml/deposit/target?leave=999").body()).contains("result=\"\"");
        assertThat(line.get("/vxml/deposit/target?leave=102").body()).contains("result=\"102\"");
        HttpResponse<String> next = line.submit(sound(), "deposit", deposit, "leave", "102");

        assertThat(next.body()).contains("Message sent.").contains("<exit namelist=\"extension\"/>");
        assertThat(words(line.get("/vxml/deposit/greeting").body()))
                .isEqualTo("You have reached extension one zero two Please leave a message after the tone.");
        line.submit(sound(), "deposit", PhoneLine.depositOf(line.get("/vxml/deposit/record")));
        assertThat(messages("101", Folder.NEW)).hasSize(1);
        assertThat(messages("102", Folder.NEW)).hasSize(1);
    }

    @Test
    void theOperatorIsReachedFromAGreeting() {
        line.dials("3101", "");

        line.get("/vxml/deposit/target?leave=operator");

        assertThat(words(line.get("/vxml/deposit/greeting").body())).contains("one zero zero");
    }

    @Test
    void aRecordedGreetingTakesThePlaceOfTheStockOne() {
        webapp.center().greetings().record("102", 0, sound());
        line.dials("3102", "");
        try {
            assertThat(line.get("/vxml/deposit/greeting").body()).contains("src=\"/vxml/deposit/greeting-audio\"");
            assertThat(line.audio("/vxml/deposit/greeting-audio")).isEqualTo(sound());
        } finally {
            webapp.center().greetings().delete("102", 0);
        }
    }
}
