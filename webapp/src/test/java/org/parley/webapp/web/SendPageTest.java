package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.account.Account;
import org.parley.webapp.alias.MessageAlias;
import org.parley.webapp.audio.WavBytes;
import org.parley.webapp.deposit.SentMessages.Outgoing;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;

/** Sending, replying and forwarding in the pages, and bringing back what was deleted. */
class SendPageTest {
    private static TestWebapp webapp;
    private static Mailboxes mailboxes;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
        mailboxes = webapp.webapp().center().mailboxes();
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @BeforeEach
    void empty() {
        List.of("101", "102", "103", "104").forEach(webapp::empty);
    }

    private static List<Message> messages(String extension) {
        return mailboxes
                .list(extension, MessageQuery.of(Folder.NEW, Order.NEWEST_FIRST, 100))
                .messages();
    }

    private static byte[] sound(String extension) {
        return mailboxes
                .audio(extension, messages(extension).get(0).id())
                .orElseThrow()
                .ulaw();
    }

    @Test
    @Proves("113")
    void aMessageIsForwardedAsItIs() {
        byte[] body = TestCenter.sound(1000, 1);
        long id = webapp.leave("101", "5551000", "Ward", body);
        webapp.webapp().center().aliases().put(new MessageAlias("555", "Sales", List.of("103", "104")));
        try (PageBrowser owner = PageBrowser.of(webapp, "101")) {
            owner.click("#message-" + id + " a[href*=forward]");
            assertThat(owner.text(".lead")).contains("Ward");
            owner.type("to", "102, 555").tick("#urgent").click("form.card button");
            assertThat(owner.notice()).isEqualTo("The message was sent to 3 mailboxes.");
        }
        for (String extension : List.of("102", "103", "104")) {
            Message message = messages(extension).get(0);
            assertThat(message.from().number()).isEqualTo("101");
            assertThat(message.urgent()).isTrue();
            assertThat(message.origin().orElseThrow().from().number()).isEqualTo("5551000");
            assertThat(sound(extension)).isEqualTo(body);
        }
        mailboxes.delete("101", id);
        mailboxes.delete("102", messages("102").get(0).id());
        assertThat(sound("103")).isEqualTo(body);
        assertThat(messages("101")).isEmpty();
    }

    @Test
    void anIntroductionPlaysBeforeWhatIsForwarded() {
        byte[] body = TestCenter.sound(500, 1);
        byte[] introduction = TestCenter.sound(300, 7);
        long id = webapp.leave("101", "5551000", "", body);
        try (PageBrowser owner = PageBrowser.of(webapp, "101")) {
            owner.open("/messages/send?forward=" + id)
                    .type("to", "102")
                    .choose("sound", WavBytes.ulaw(introduction))
                    .click("form.card button");
            assertThat(owner.notice()).isEqualTo("The message was sent to 1 mailbox.");
        }
        assertThat(sound("102")).startsWith(introduction).endsWith(body).hasSize(800 * 8);
    }

    @Test
    void anInternalSenderIsAnsweredAndAStrangerIsNot() {
        Account ben = webapp.webapp().center().accounts().byExtension("102").orElseThrow();
        webapp.webapp()
                .center()
                .sentMessages()
                .send(new Outgoing(ben, List.of("101"), false, false, OptionalLong.empty(), TestCenter.sound(400, 2)));
        long stranger = webapp.leave("101", "102", "Ben Harbor", new byte[800]);
        try (PageBrowser owner = PageBrowser.of(webapp, "101")) {
            assertThat(owner.texts("a[href*=reply]")).hasSize(1);
            assertThat(owner.get("/messages/send?reply=" + stranger)).isEqualTo(404);
            owner.open("/messages").click("a[href*=reply]").click("form.card button");
            assertThat(owner.text("#sound-mistake")).isEqualTo("Record something, or choose a WAV file.");
            owner.choose("sound", WavBytes.ulaw(TestCenter.sound(700, 3))).click("form.card button");
            assertThat(owner.notice()).isEqualTo("The message was sent to 1 mailbox.");
        }
        assertThat(sound("102")).isEqualTo(TestCenter.sound(700, 3));
    }

    @Test
    void mistakesStandBesideTheFieldAndNothingTypedIsLost() {
        try (PageBrowser owner = PageBrowser.of(webapp, "101")) {
            owner.open("/messages/send")
                    .type("to", "102 999")
                    .tick("#urgent")
                    .choose("sound", WavBytes.ulaw(TestCenter.sound(100, 1)))
                    .click("form.card button");
            assertThat(owner.text("#to-mistake")).isEqualTo("There is no mailbox 999.");
            assertThat(owner.attribute("#to", "value")).isEqualTo("102 999");
            assertThat(owner.page().querySelectorAll("#urgent[checked]")).hasSize(1);
            owner.type("to", "102")
                    .choose("sound", "text.wav", "no sound".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .click("form.card button");
            assertThat(owner.text("#sound-mistake")).contains("WAV");
            owner.type("to", "")
                    .choose("sound", WavBytes.ulaw(TestCenter.sound(100, 1)))
                    .click("form.card button");
            assertThat(owner.text("#to-mistake")).isEqualTo("Type at least one extension.");
        }
        assertThat(messages("102")).isEmpty();
    }

    @Test
    void onlyWhoMaySendsToEverybody() {
        try (PageBrowser plain = PageBrowser.of(webapp, "101");
                PageBrowser granted = PageBrowser.of(webapp, "109")) {
            assertThat(plain.open("/messages/send").page().querySelectorAll("#everybody"))
                    .isEmpty();
            granted.open("/messages/send")
                    .tick("#everybody")
                    .choose("sound", WavBytes.ulaw(TestCenter.sound(100, 9)))
                    .click("form.card button");
            assertThat(granted.notice()).isEqualTo("The message was sent to 9 mailboxes.");
        }
        assertThat(messages("101")).hasSize(1);
    }

    @Test
    @Proves("112")
    void whatWasDeletedIsBroughtBackWhereItWas() {
        long id = webapp.leave("101", "5551000", "", TestCenter.sound(300, 1));
        try (PageBrowser owner = PageBrowser.of(webapp, "101")) {
            owner.click("#message-" + id + " button[value=saved]").click("#message-" + id + " button[value=delete]");
            assertThat(owner.notice()).isEqualTo("The message was deleted.");
            assertThat(mailboxes.message("101", id)).isEmpty();
            owner.click(".undo button");
            assertThat(owner.notice()).isEqualTo("The message is back.");
            assertThat(mailboxes.message("101", id).orElseThrow().folder()).isEqualTo(Folder.SAVED);
            assertThat(owner.page().querySelectorAll(".undo")).isEmpty();
        }
    }
}
