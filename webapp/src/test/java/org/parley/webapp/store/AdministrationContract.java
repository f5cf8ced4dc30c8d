package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.audit.AuditEntry;
import org.parley.webapp.deposit.SentMessages.Outgoing;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.user.NewSecrets;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserImport;
import org.parley.webapp.user.UserRules;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.user.UserValues;

/** What administrators do, on every database. */
interface AdministrationContract {
    Actor ADMINISTRATOR = new Actor("user100", Actor.Way.PAGE, "192.0.2.1");

    MessageCenter center();

    long rows(String table);

    private UserDesk desk() {
        return new UserDesk(center(), new UserRules(3, List.of("en-US", "es-US")));
    }

    private Account user(String extension) {
        return center().accounts().byExtension(extension).orElseThrow();
    }

    private static UserValues values(String extension) {
        return UserValues.DEFAULT
                .with(UserField.EXTENSION, extension)
                .with(UserField.LOGIN, "login" + extension)
                .with(UserField.LAST_NAME, "Last");
    }

    private NewSecrets added(String extension) {
        return desk().add(ADMINISTRATOR, values(extension), UserTemplates.FACTORY)
                .secrets()
                .orElseThrow();
    }

    @Test
    @Proves("admin-audit")
    default void neitherActNorItsRowIsThereWithoutTheOther() {
        long before = rows("audit_entry");
        List<String> waked = new ArrayList<>();
        Runnable listener = () -> waked.add("waked");
        center().events().listen(listener);
        assertThatThrownBy(() -> center().audit().during(ADMINISTRATOR, notes -> {
                    center().accounts().changeLanguage("101", "es-US");
                    center().sipSecrets().change("101", "another secret");
                    notes.add("change user", "101", "");
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(user("101").language()).isEqualTo("en-US");
        assertThat(center().sipSecrets().matches("101", "sip-101")).isTrue();
        assertThat(rows("audit_entry")).isEqualTo(before);
        assertThat(waked).as("nobody hears of what did not happen").isEmpty();

        center().audit().during(ADMINISTRATOR, notes -> {
            center().sipSecrets().change("101", "another secret");
            notes.add("new SIP secret", "101", "x".repeat(5000) + "\u0000");
            assertThat(waked).as("not before the commit").isEmpty();
            return true;
        });
        center().events().forget(listener);
        assertThat(waked).hasSize(1);
        AuditEntry row = center().audit().page("SIP secret", Long.MAX_VALUE, 1).get(0);
        assertThat(row.actor()).isEqualTo(ADMINISTRATOR);
        assertThat(row.detail()).hasSize(2000);
    }

    @Test
    @Proves("admin-users")
    default void aDeletedUserLeavesNothingBehindAndOthersKeepWhatTheyWereSent() throws Exception {
        NewSecrets secrets = added("180");
        center().deposits()
                .deliver(
                        center().deposits().open("180", Caller.guest("5550100", "")),
                        new ByteArrayInputStream(TestCenter.sound(500, 1)));
        center().deposits().open("180", Caller.guest("5550100", ""));
        center().sentMessages()
                .send(new Outgoing(
                        user("180"),
                        List.of("180", "101"),
                        false,
                        false,
                        OptionalLong.empty(),
                        TestCenter.sound(500, 2)));
        center().greetings().record("180", 0, TestCenter.sound(300, 3));
        center().greetings().recordName("180", TestCenter.sound(300, 4));
        center().sharedFiles().add(user("180"), "a.txt", 3, new ByteArrayInputStream(new byte[3]));
        desk().apply(ADMINISTRATOR, user("180"), UserTemplates.FACTORY, true);

        assertThat(desk().delete(ADMINISTRATOR, user("180"))).isEmpty();

        assertThat(center().accounts().byExtension("180")).isEmpty();
        assertThat(rows("audio")).as("what 101 was sent").isOne();
        assertThat(rows("greeting") + rows("name_recording") + rows("shared_file") + rows("user_template_use"))
                .isZero();
        assertThat(rows("mailbox")).isEqualTo(10);
        assertThat(center().mailboxes().counts("101").newMessages()).isOne();
        assertThat(center().accounts().verifyPin("180", secrets.pin(), new PinSource("192.0.2.2", "")))
                .isInstanceOf(LoginResult.Refused.class);
        assertThat(center().audit().page("180", Long.MAX_VALUE, 2))
                .extracting(AuditEntry::act)
                .containsExactly("delete user", "disable user");
        assertThat(added("180").pin()).as("the extension is free again").isNotEqualTo(secrets.pin());
    }

    @Test
    default void aDisabledAccountOpensNothingAndEndsItsLogins() throws Exception {
        LoginResult.Accepted login = (LoginResult.Accepted) center().accounts().verifyPassword("user102", "parley-102");
        assertThat(center().accounts().byId(login.account().id(), login.secretStamp()))
                .isPresent();
        desk().disable(ADMINISTRATOR, user("102"), true);
        assertThat(center().accounts().byId(login.account().id(), login.secretStamp()))
                .isEmpty();
        assertThat(center().accounts().verifyPassword("user102", "parley-102")).isInstanceOf(LoginResult.Refused.class);
        assertThat(center().accounts().verifyPin("102", "71025", new PinSource("192.0.2.3", "")))
                .isInstanceOf(LoginResult.Refused.class);
        assertThat(center().sipSecrets().all()).noneMatch(one -> one.extension().equals("102"));
        desk().disable(ADMINISTRATOR, user("102"), false);
        center().accounts().unlock("102");
        assertThat(center().accounts().verifyPin("102", "71025", new PinSource("192.0.2.3", "")))
                .isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves("admin-csv")
    default void aFileIsTakenWholeOrNotAtAll() {
        long before = rows("account");
        UserImport lists = new UserImport(desk());
        String head = "extension,login,lastName,voicemail\n";
        assertThat(lists.take(ADMINISTRATOR, head + "181,a1,A,false\n182,b2,B,maybe\n")
                        .secrets())
                .isEmpty();
        assertThat(rows("account")).isEqualTo(before);
        assertThat(lists.take(ADMINISTRATOR, head + "181,a1,\"A, \"\"x\"\"\",false\r\n182,b2,B,\n")
                        .secrets())
                .hasSize(2);
        assertThat(user("181").lastName()).isEqualTo("A, \"x\"");
        assertThat(center().voicemail().enabled("181")).isFalse();
        assertThat(lists.check(ADMINISTRATOR, "name\n1\n").mistake()).contains("no field of a user");
        assertThat(lists.check(ADMINISTRATOR, "extension\n\"1\n").mistake()).contains("not closed");
        assertThat(lists.check(ADMINISTRATOR, lists.export()).right()).isTrue();
    }
}
