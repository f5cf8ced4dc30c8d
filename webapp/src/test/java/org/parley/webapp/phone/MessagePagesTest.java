package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.mailbox.Counts;

/** The message center, request by request, over real connectors and a real database. */
class MessagePagesTest extends PhoneServingTest {
    @Test
    void theOwnerLogsInAndHearsWhatIsThere() {
        leave("101");
        line.dials("404", "5551234");

        assertThat(line.post("/vxml/center/pin", "extension", "101").body()).contains("/vxml/center/login");
        assertThat(line.post("/vxml/center/login", "pin", "71015").body()).contains("result=\"in\"");
        assertThat(line.get("/vxml/center/main").body()).contains("/vxml/center/announcement");
        assertThat(words(line.get("/vxml/center/announcement").body()))
                .isEqualTo("You have 1 new and 0 saved messages. Your presence is In Office");
    }

    @Test
    void onReturnToTheMainMenuOnlyWhatCameMeanwhileIsAnnounced() {
        logIn("101");

        assertThat(words(line.get("/vxml/center/announcement").body())).isEmpty();
        leave("101");
        assertThat(words(line.get("/vxml/center/announcement").body())).isEqualTo("You have 1 more new message.");
        assertThat(words(line.get("/vxml/center/announcement").body())).isEmpty();
    }

    @Test
    void nobodyHearsAMessageWithoutLoggingIn() {
        long id = leave("101");
        line.dials("6101", "");

        for (String path : List.of("main", "announcement", "new", "saved", "message", "message-audio?id=" + id)) {
            assertThat(line.get("/vxml/center/" + path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(line.post("/vxml/center/delete", "id", "" + id).statusCode()).isEqualTo(403);
        logIn("102");
        assertThat(line.get("/vxml/center/message-audio?id=" + id).statusCode()).isEqualTo(404);
        line.post("/vxml/center/delete", "id", "" + id);
        assertThat(webapp.center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
    }

    @Test
    @Proves("order")
    void newMessagesPlayOldestFirstAndSavedOnesNewestFirst() {
        long first = leave("101");
        long second = leave("101");
        logIn("101");

        line.get("/vxml/center/new");
        assertThat(due()).isEqualTo(first);
        assertThat(due()).isEqualTo(first);
        line.post("/vxml/center/skip", "id", "" + first);
        assertThat(due()).isEqualTo(second);
        line.post("/vxml/center/heard", "id", "" + second);
        line.post("/vxml/center/skip", "id", "" + second);
        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No more messages.");
        assertThat(webapp.center().mailboxes().counts("101")).isEqualTo(new Counts(0, 2));

        line.get("/vxml/center/saved");
        assertThat(due()).isEqualTo(second);
    }

    @Test
    void aRepeatedRequestSkipsNothing() {
        long first = leave("101");
        long second = leave("101");
        logIn("101");
        line.get("/vxml/center/new");
        due();

        line.post("/vxml/center/delete", "id", "" + first);
        line.post("/vxml/center/delete", "id", "" + first);

        assertThat(due()).isEqualTo(second);
    }

    @Test
    @Proves("fixed-list")
    void theListIsFixedWhenItIsOpened() {
        long first = leave("101");
        long second = leave("101");
        logIn("101");
        line.get("/vxml/center/new");
        due();
        leave("101");
        webapp.center().mailboxes().delete("101", second);

        line.post("/vxml/center/skip", "id", "" + first);

        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No more messages.");
    }

    @Test
    void anEmptyFolderIsSaidToBeEmpty() {
        logIn("101");

        line.get("/vxml/center/new");
        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No new messages.");
        line.get("/vxml/center/saved");
        assertThat(words(line.get("/vxml/center/message").body())).isEqualTo("No saved messages.");
    }

    @Test
    void theEnvelopeNamesNumberDayAndTime() {
        leave("101");
        logIn("101");
        line.get("/vxml/center/new");

        assertThat(words(line.get("/vxml/center/message").body()))
                .startsWith("Message from five five five zero one zero zero today at");
    }

    @Test
    void theAudioComesAsItWasLeft() {
        long id = leave("101");
        logIn("101");

        assertThat(line.audio("/vxml/center/message-audio?id=" + id)).isEqualTo(sound());
    }
}
