package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.audit.AuditEntry;
import org.parley.webapp.calls.RunningCall;
import org.parley.webapp.telephone.Registration;
import org.parley.webapp.toll.NumberClass;

/** Administration in a browser without scripts: users, templates, lists, telephones, calls, audit. */
class AdminPagesTest {
    private static final PinSource SOURCE = new PinSource("192.0.2.1", "");
    private static TestWebapp webapp;
    private static PageBrowser admin;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp(builder -> builder.pages(new PageSettings(
                java.util.Map.of(),
                List.of("en-US", "es-US"),
                List.of(new PageSettings.Shown("Digits", "dialplan.deposit-prefix", "3", "parley.conf, line 12")))));
        admin = PageBrowser.of(webapp, "100");
    }

    @AfterAll
    static void stop() {
        admin.close();
        webapp.close();
    }

    private static MessageCenter center() {
        return webapp.webapp().center();
    }

    private static boolean shows(String selector) {
        return !admin.page().querySelectorAll(selector).isEmpty();
    }

    private static AuditEntry lastAct() {
        return center().audit().page("", Long.MAX_VALUE, 1).get(0);
    }

    private static PageBrowser add(String extension, String login, String last) {
        return admin.open("/admin/users/new")
                .type("extension", extension)
                .type("login", login)
                .type("firstName", "New")
                .type("lastName", last);
    }

    @Test
    @Proves({"admin-users", "216"})
    void aUserIsAddedWithSecretsThatAreShownOnce() throws Exception {
        add("150", "9wrong", "")
                .type("email", "nobody at all")
                .tick("#sendToAll")
                .click("form.card button[type=submit]");
        assertThat(admin.text("#login-mistake")).startsWith("A login name is a letter");
        assertThat(admin.text("#lastName-mistake")).isEqualTo("Type the last name.");
        assertThat(admin.text("#email-mistake")).startsWith("Type an e-mail address");
        assertThat(admin.attribute("#extension", "value"))
                .as("nothing typed is lost")
                .isEqualTo("150");
        assertThat(shows("#sendToAll:checked")).isTrue();
        assertThat(admin.attribute("#login", "aria-describedby")).isEqualTo("login-mistake");

        admin.type("login", "newcomer")
                .type("lastName", "O'Brien <b>")
                .type("email", "new@example.org")
                .type("maxMessages", "20")
                .tick("#outside")
                .tick("#tollClasses-local")
                .click("form.card button[type=submit]");
        String pin = admin.text("td.pin code");
        String password = admin.text("td.password code");
        assertThat(admin.text("td.sip code")).hasSize(20);
        assertThat(center().sipSecrets().matches("150", admin.text("td.sip code")))
                .isTrue();
        assertThat(center().accounts().verifyPin("150", pin, SOURCE)).isInstanceOf(LoginResult.Accepted.class);
        assertThat(center().voicemail().settings("150").maxMessages()).hasValue(20);
        assertThat(center().toll().rights("150").classes()).contains(java.util.Set.of(NumberClass.LOCAL));
        assertThat(center().notifications().settings("150").address()).isEqualTo("new@example.org");

        AuditEntry act = lastAct();
        assertThat(act.actor().who()).isEqualTo("user100");
        assertThat(act.actor().from()).isEqualTo("127.0.0.1");
        assertThat(act.act()).isEqualTo("add user");
        assertThat(act.subject()).isEqualTo("150");
        assertThat(act.detail()).contains("maxMessages: – → 20").doesNotContain(pin, password);

        assertThat(admin.open("/admin/users?q=o'BRI").text("tbody td:nth-child(2)"))
                .isEqualTo("New O'Brien <b>");
        assertThat(admin.open("/admin/users/150").text()).doesNotContain(pin, password);

        try (PageBrowser owner = new PageBrowser(webapp)) {
            assertThat(owner.logIn("newcomer", password).path())
                    .as("must be changed")
                    .isEqualTo("/password");
            owner.type("password-now", password)
                    .type("password-new", "my own password")
                    .type("password-again", "my own password")
                    .click("main button");
            assertThat(owner.path()).isEqualTo("/messages");
        }
        add("150", "another", "Twice").click("form.card button[type=submit]");
        assertThat(admin.text("#extension-mistake")).isEqualTo("There is an extension 150.");
        add("480", "newcomer", "Twice").click("form.card button[type=submit]");
        assertThat(admin.text("#extension-mistake")).isEqualTo("480 is a conference.");
        assertThat(admin.text("#login-mistake")).isEqualTo("Somebody else has this login name.");
    }

    @Test
    @Proves({"admin-users", "222"})
    void aUserIsChangedUnlockedDisabledAndDeletedWithAllMessages() throws Exception {
        add("151", "leaver", "Leaver").click("form.card button[type=submit]");
        webapp.leave("151", "5550177", "Caller", TestCenter.sound(400, 5));
        center().greetings().record("151", 0, TestCenter.sound(300, 6));
        center().watchers().allow("102", List.of("151"));
        for (int i = 0; i < 5; i++) {
            center().accounts().verifyPin("151", "1", SOURCE);
        }

        admin.open("/admin/users/151");
        assertThat(admin.text()).contains("PINs are not looked at until");
        admin.click("button[value=unlock]");
        assertThat(admin.notice()).isEqualTo("PINs and passwords can be tried again.");
        admin.click("button[value=pin]");
        String pin = admin.text("td.pin code");
        assertThat(admin.text("td.password")).isEqualTo("unchanged");
        assertThat(center().accounts().verifyPin("151", pin, SOURCE)).isInstanceOf(LoginResult.Accepted.class);

        admin.open("/admin/users/151").type("operator", "999").click("button[value=save]");
        assertThat(admin.text("#operator-mistake")).isEqualTo("There is no extension 999.");
        admin.type("operator", "102").select("language", "es-US").click("button[value=save]");
        assertThat(admin.notice()).isEqualTo("The user is changed.");
        assertThat(lastAct().detail()).isEqualTo("language: en-US → es-US; operator: – → 102");

        long saved = webapp.leave("151", "5550178", "Caller", TestCenter.sound(400, 7));
        center().mailboxes().markSaved("151", saved);
        admin.click("a[href$=saved]").click("button[value=confirm]");
        assertThat(admin.notice()).isEqualTo("1 saved messages are deleted.");
        assertThat(lastAct().act()).isEqualTo("delete saved messages");

        admin.click("a[href$=disable]");
        assertThat(admin.text()).contains("The 1 messages stay");
        admin.click("button[value=confirm]");
        assertThat(admin.text(".error")).contains("disabled");
        assertThat(center().accounts().verifyPin("151", pin, SOURCE)).isInstanceOf(LoginResult.Refused.class);
        assertThat(center().sipSecrets().of("151")).isEmpty();
        admin.click("button[value=enable]");
        assertThat(center().sipSecrets().of("151")).isPresent();

        admin.click("a[href$=delete]");
        assertThat(admin.text()).contains("All 1 messages in the mailbox");
        admin.click("button[value=confirm]");
        assertThat(admin.notice()).isEqualTo("New Leaver (151) is deleted.");
        assertThat(center().directory().exists("151")).isFalse();
        assertThat(center().watchers().of("102")).isEmpty();
        assertThat(lastAct().act()).isEqualTo("delete user");
        assertThat(admin.open("/admin/users/151").status()).isEqualTo(404);
    }

    @Test
    void nobodyTakesTheOwnRightsOrTheLastAdministratorAway() {
        admin.open("/admin/users/100/delete").click("button[value=confirm]");
        assertThat(admin.text(".error")).contains("Nobody takes the own rights away");
        admin.open("/admin/users/100");
        ((org.htmlunit.html.HtmlInput) admin.page().getElementById("administrator")).setChecked(false);
        admin.click("button[value=save]");
        assertThat(admin.text("#administrator-mistake")).contains("Nobody takes the own rights away");
        assertThat(center().accounts().byExtension("100").orElseThrow().administrator())
                .isTrue();
    }

    @Test
    @Proves({"admin-templates", "217"})
    void aTemplateIsCopiedSetAndMerged() {
        admin.open("/admin/templates/System%20User%20(Default)");
        assertThat(shows("form.card"))
                .as("that of the factory cannot be changed")
                .isFalse();
        admin.open("/admin/templates").type("name", "Sales / West").click("form.card button");
        assertThat(admin.text("#name-mistake")).contains("without a slash");
        admin.type("name", "Sales & West").click("form.card button");
        admin.type("maxMessages", "none").click("button[value=save]");
        assertThat(admin.text("#maxMessages-mistake")).startsWith("Type a number");
        admin.type("maxMessages", "50").tick("#sendToAll").click("button[value=save]");

        admin.open("/admin/users/new?template=Sales%20%26%20West");
        assertThat(admin.attribute("#maxMessages", "value")).isEqualTo("50");
        admin.type("extension", "152")
                .type("login", "seller")
                .type("lastName", "Seller")
                .click("form.card button[type=submit]");
        assertThat(center().voicemail().settings("152").maxMessages()).hasValue(50);
        admin.open("/admin/users/152").type("maxCallerSeconds", "33").click("button[value=save]");
        assertThat(admin.texts(".changed")).containsExactly("! not as the template");

        admin.open("/admin/templates/Sales%20%26%20West")
                .type("maxMessages", "70")
                .type("maxCallerSeconds", "99")
                .click("button[value=save]");
        assertThat(center().voicemail().settings("152").maxMessages())
                .as("a changed template changes nobody")
                .hasValue(50);
        admin.open("/admin/users/152").click("button[value=merge]");
        assertThat(center().voicemail().settings("152").maxMessages()).hasValue(70);
        assertThat(center().voicemail().settings("152").maxCallerSeconds())
                .as("an own setting stays")
                .hasValue(33);
        admin.click("button[value=set]");
        assertThat(center().voicemail().settings("152").maxCallerSeconds()).hasValue(99);
        assertThat(lastAct().detail()).isEqualTo("Sales & West: maxCallerSeconds: 33 → 99");
        admin.open("/admin/templates/Sales%20%26%20West").click("button[value=delete]");
        assertThat(admin.notice()).startsWith("The template is deleted");
        assertThat(center().voicemail().settings("152").maxMessages()).hasValue(70);
    }

    @Test
    @Proves("admin-lists")
    void aListIsAddedChangedAndDeleted() {
        admin.open("/admin/lists")
                .type("number", "250")
                .type("name", "Sales")
                .type("members", "101 777")
                .click("button[value=save]");
        assertThat(admin.text("#members-mistake")).isEqualTo("There is no extension 777.");
        admin.type("members", "101, 102").click("button[value=save]");
        assertThat(admin.notice()).isEqualTo("The list 250 is saved.");
        admin.click("tbody a[href$='250']").type("members", "103").click("button[value=save]");
        assertThat(center().aliases().find("250").orElseThrow().members()).containsExactly("103");
        assertThat(lastAct().act()).isEqualTo("put list");
        admin.open("/admin/lists/250").click("button[value=delete]");
        assertThat(center().aliases().find("250")).isEmpty();
    }

    @Test
    @Proves("admin-telephones")
    void telephonesAndCallsAreShownAndACallIsEnded() {
        long later = webapp.clock().millis() + 60_000;
        center().registrations()
                .write(
                        List.of(new Registration(
                                "main",
                                "boot",
                                "101",
                                "sip:101@192.0.2.9",
                                "udp:192.0.2.9:5060",
                                "",
                                "c",
                                1,
                                0,
                                "Desk <1>",
                                later)),
                        List.of());
        assertThat(admin.open("/admin/telephones?q=101").text("tbody")).contains("Desk <1>", "udp:192.0.2.9:5060");
        assertThat(admin.open("/admin/telephones?q=102").text()).contains("No telephone is registered");

        Instant now = webapp.clock().instant();
        center().runningCalls().begun(new RunningCall("leg-1", "a/1@host", "101", "Ada", "404", now));
        admin.open("/admin/calls");
        assertThat(admin.attribute("table.running a", "href")).isEqualTo("/admin/calls/a/1%40host");
        admin.click("table.running button");
        assertThat(admin.notice()).isEqualTo("The call is told to end.");
        assertThat(lastAct().detail()).isEqualTo("101 → 404");
        long last = center().events().last();
        assertThat(center().events().after(last - 1).get(0).subject()).isEqualTo("leg-1");
        center().runningCalls().over("leg-1");
        admin.open("/admin/calls");
        assertThat(shows("table.running")).isFalse();
    }

    @Test
    @Proves({"admin-settings", "241"})
    void settingsOfFilesAreShownWithTheirPlace() {
        admin.open("/admin/settings");
        assertThat(admin.text("table")).contains("dialplan.deposit-prefix", "3", "parley.conf, line 12");
        admin.click("a[href='/conferences/480']");
        admin.type("password", "975310").click("button[value=change]");
        assertThat(center().conferences().opens("480", "975310")).isTrue();
        assertThat(lastAct().act()).isEqualTo("change standing conference");
        assertThat(lastAct().subject()).isEqualTo("480");
        assertThat(lastAct().detail()).doesNotContain("975310");
    }

    private static byte[] bytes(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Proves("admin-csv")
    void usersComeFromAFileAllOrNone() {
        admin.open("/admin/users/import")
                .choose(
                        "file",
                        "users.csv",
                        bytes(
                                "extension,login,lastName,maxMessages",
                                "160,one,One,5",
                                "161,one,\"Two, \"\"B\"\"\",many",
                                "16,three,Three,"))
                .click("button[value=try]");
        assertThat(admin.text(".error")).isEqualTo("Nothing is changed: 2 rows are wrong.");
        assertThat(admin.texts("tbody td:nth-child(1)")).containsExactly("3", "4");
        assertThat(admin.text("tbody")).contains("stands in two rows", "maxMessages: Type a number", "has 3 digits");

        admin.choose(
                        "file",
                        "users.csv",
                        bytes(
                                "extension,login,lastName,maxMessages",
                                "160,one,=cmd|' /C calc'!A0,5",
                                "103,user103,Changed,7"))
                .click("button[value=try]");
        assertThat(admin.notice()).contains("1 users would be added, 1 changed");
        assertThat(center().directory().exists("160")).as("only tried").isFalse();
        admin.click("button[value=take]");
        assertThat(center().accounts().verifyPin("160", admin.text("td.pin code"), SOURCE))
                .isInstanceOf(LoginResult.Accepted.class);
        assertThat(center().voicemail().settings("103").maxMessages()).hasValue(7);
        assertThat(center().accounts().byExtension("103").orElseThrow().firstName())
                .isEqualTo("Clara");

        String csv = webapp.send(webapp.request("/admin/users/export").header("Cookie", admin.cookie()))
                .body();
        assertThat(csv)
                .startsWith("extension,login,firstName,lastName,email,")
                .contains("\r\n160,one,,'=cmd|' /C calc'!A0,,en-US,");
        admin.open("/admin/users/import")
                .choose("file", "users.csv", csv.getBytes(StandardCharsets.UTF_8))
                .click("button[value=try]");
        assertThat(admin.notice()).as("what is exported can be imported").contains("0 users would be added");
    }

    @Test
    @Proves("admin-audit")
    void theAuditIsSearchedAndHasPages() {
        for (int i = 0; i < 120; i++) {
            String subject = "s" + i;
            center().audit().during(org.parley.webapp.audit.Actor.command(), notes -> {
                notes.add("count things", subject, "");
                return true;
            });
        }
        admin.open("/admin/audit?q=count+things");
        assertThat(admin.texts("tbody td:nth-child(6)")).hasSize(50).startsWith("s119");
        admin.click(".pages a[href*=before]").click(".pages a[href*=before]");
        assertThat(admin.texts("tbody td:nth-child(6)")).hasSize(20).endsWith("s0");
        assertThat(admin.open("/admin/audit?q=s77").texts("tbody tr")).hasSize(1);
    }
}
