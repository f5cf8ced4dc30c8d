package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.account.Role;
import picocli.CommandLine;

/** {@code ./run user} on the data folder of a stopped server. */
class UserCommandTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home", "../.."));
    private static final PinSource SOURCE = new PinSource("5551", "");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    private int user(String... words) {
        String[] arguments = new String[words.length + 2];
        System.arraycopy(words, 0, arguments, 0, words.length);
        arguments[words.length] = "--data";
        arguments[words.length + 1] = data.toString();
        return new CommandLine(new UserCommand(HOME))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private MessageCenter center() {
        return MessageCenter.open(MessageCenterConfig.in(data));
    }

    @Test
    @Proves({"215", "admin-audit"})
    void aLockedUserGetsInAgainWithANewPin() {
        try (MessageCenter center = center()) {
            center.demoData().create(true);
            for (int i = 0; i < 5; i++) {
                center.accounts().verifyPin("101", "1", SOURCE);
            }
        }

        try (MessageCenter center = center()) {
            assertThat(center.accounts().lockedUntil("101"))
                    .as("outlives a restart")
                    .isPresent();
        }
        assertThat(user("list")).isZero();
        assertThat(out.toString()).contains("101  user101  ");
        assertThat(user("unlock", "101")).isZero();
        try (MessageCenter center = center()) {
            assertThat(center.accounts().lockedUntil("101")).isEmpty();
        }
        assertThat(user("pin", "101")).isZero();
        Matcher pin = Pattern.compile("extension 101  PIN (\\d{8})").matcher(out.toString());
        assertThat(pin.find()).isTrue();
        try (MessageCenter center = center()) {
            assertThat(center.audit().page("", Long.MAX_VALUE, 10))
                    .extracting(act -> act.actor().way().id() + " " + act.act() + " " + act.subject() + act.detail())
                    .containsExactly("command new PIN 101", "command unlock user 101");
            assertThat(center.accounts().verifyPin("101", pin.group(1), SOURCE))
                    .isInstanceOfSatisfying(
                            LoginResult.Accepted.class,
                            accepted ->
                                    assertThat(accepted.account().pinExpired()).isTrue());
        }
        assertThat(user("unlock", "999")).isOne();
        assertThat(err.toString()).contains("There is no extension 999");
    }

    @Test
    void outsideLinesAreAllowedAndForbidden() {
        try (MessageCenter center = center()) {
            center.demoData().create(true);
        }

        assertThat(user("outside", "101")).isZero();
        assertThat(out.toString()).contains("extension 101  outside lines not allowed");
        assertThat(user("outside", "101", "--allow", "--classes", "local,national", "--at-once", "1"))
                .isZero();
        assertThat(out.toString()).contains("extension 101  outside lines allowed  classes local,national");
        try (MessageCenter center = center()) {
            assertThat(center.toll().rights("101").callsAtOnce()).hasValue(1);
        }
        assertThat(user("outside", "101", "--no-allow")).isZero();
        try (MessageCenter center = center()) {
            assertThat(center.toll().mayCallOutside("101")).isFalse();
            assertThat(center.toll().rights("101").callsAtOnce()).hasValue(1);
        }
        assertThat(user("outside", "101", "--classes", "far")).isEqualTo(1);
        assertThat(user("outside", "999")).isEqualTo(1);
    }

    @Test
    @Proves("user-settings")
    void voicemailLanguageAndPermissionAreSet() {
        try (MessageCenter center = center()) {
            center.demoData().create(true);
        }

        assertThat(user("voicemail", "101")).isZero();
        assertThat(out.toString())
                .contains("extension 101 --enabled true --max-messages 100 --max-total 10800 --max-caller 300"
                        + " --max-owner 300 --end-on-silence true --operator ''");
        assertThat(user("voicemail", "101", "--max-messages", "20", "--max-caller", "60", "--operator", "104"))
                .isZero();
        assertThat(user("voicemail", "101", "--enabled", "false", "--max-caller", "0"))
                .isZero();
        assertThat(user("language", "101", "es-US")).isZero();
        assertThat(user("send-to-all", "101", "--allow")).isZero();
        assertThat(user("send-to-all", "109", "--no-allow")).isZero();
        try (MessageCenter center = center()) {
            assertThat(center.voicemail().enabled("101")).isFalse();
            assertThat(center.voicemail().limits("101").maxMessages()).isEqualTo(20);
            assertThat(center.voicemail().settings("101").maxCallerSeconds()).isEmpty();
            assertThat(center.voicemail().operator("101")).contains("104");
            assertThat(center.accounts().byExtension("101").orElseThrow().language())
                    .isEqualTo("es-US");
            assertThat(center.accounts().byExtension("101").orElseThrow().roles())
                    .contains(Role.SEND_TO_ALL);
            assertThat(center.accounts().byExtension("109").orElseThrow().roles())
                    .doesNotContain(Role.SEND_TO_ALL);
        }
        assertThat(user("voicemail", "101", "--operator", "999")).isOne();
        assertThat(user("language", "101", "Spanish!")).isOne();
        assertThat(user("send-to-all", "999", "--allow")).isOne();
    }

    @Test
    @Proves("user-settings")
    void aliasesAreMadeListedChangedAndRemoved() {
        try (MessageCenter center = center()) {
            center.demoData().create(true);
        }

        assertThat(user("alias", "201", "--name", "Sales", "--members", "101,102"))
                .isZero();
        assertThat(user("alias", "201", "--name", "All of sales")).isZero();
        assertThat(user("alias")).isZero();
        assertThat(out.toString()).endsWith("201  'All of sales'  101,102" + System.lineSeparator());
        assertThat(user("alias", "101", "--members", "102")).isOne();
        assertThat(user("alias", "202", "--members", "999")).isOne();
        assertThat(user("alias", "201", "--remove")).isZero();
        assertThat(user("alias", "201", "--remove")).isOne();
        assertThat(err.toString())
                .contains("There is an extension 101", "There is no extension 999", "There is no alias 201");
    }

    @Test
    void howAUserIsToldAndWhereTheEmailIsAreSetAndShown() throws IOException {
        try (MessageCenter center = center()) {
            center.demoData().create(true);
        }
        Path password = Files.writeString(data.resolve("password"), "secret\n");

        assertThat(user("notify", "101", "--mode", "escalation", "--level", "ann@example.org,600,2,continue"))
                .isZero();
        assertThat(out.toString())
                .contains("extension 101 --mode escalation --address '' --audio false"
                        + " --level ann@example.org,600,2,continue --webhook ''");
        assertThat(user("notify", "101", "--webhook", "https://example.org/")).isEqualTo(2);
        assertThat(err.toString()).contains("notifications.webhook.allowed");
        String[] account = {
            "email", "101", "--host", "imap.example.org", "--login", "ann", "--password-file", password + ""
        };
        assertThat(user(account)).isZero();
        assertThat(out.toString())
                .contains("extension 101  ann at imap.example.org:993 (tls)")
                .doesNotContain("secret");
    }
}
