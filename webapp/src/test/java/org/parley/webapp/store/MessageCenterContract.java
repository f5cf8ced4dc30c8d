package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.calls.CallRecord;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.deposit.Deposits;
import org.parley.webapp.deposit.Sending;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessagePage;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.mailbox.PageKey;
import org.parley.webapp.mailbox.UnknownMailboxException;
import org.parley.webapp.notification.EscalationLevel;
import org.parley.webapp.notification.MailConfig;
import org.parley.webapp.notification.Mode;
import org.parley.webapp.notification.NotificationConfig;
import org.parley.webapp.notification.NotificationSettings;
import org.parley.webapp.presence.Presence;
import org.parley.webapp.voicemail.VoicemailSettings;

/** What the services promise on every database. Each test starts with demo data and nothing else. */
interface MessageCenterContract {
    /** Nothing listens there. */
    NotificationConfig MAILS_TO_NOBODY = NotificationConfig.off()
            .withMail(new MailConfig(
                    "127.0.0.1", 1, MailConfig.Security.NONE, "", "", "parley@example.org", Duration.ofSeconds(1)));

    MessageCenter center();

    HandClock clock();

    /** How many rows a table has. */
    long rows(String table);

    private long leave(String extension, int seed) throws IOException {
        DepositId id = center().deposits().open(extension, Caller.guest("5551000", "Somebody"));
        DepositResult result = center().deposits().deliver(id, new ByteArrayInputStream(TestCenter.sound(1000, seed)));
        return ((DepositResult.Delivered) result).messageId();
    }

    @Test
    default void messagesAreNamedInTheRecordOfTheirLegWhicheverComesFirst() throws IOException {
        DepositId first = center().deposits().open("101", Caller.guest("5551000", ""), "leg-a");
        long one = delivered(first);
        center().callRecords().add(List.of(record("leg-a", 1_000), record("leg-b", 2_000)));
        DepositId again = center().deposits().open("102", Caller.guest("5551000", ""), "leg-a");
        long two = delivered(center().deposits().replace(again).orElseThrow());
        center().callRecords().add(List.of(record("leg-b", 2_000), record("leg-c", 3_000), record("leg-c", 3_000)));
        List<CallRecord> listed = center().callRecords().list(Long.MAX_VALUE, 10);
        assertThat(listed).extracting(CallRecord::leg).containsExactly("leg-c", "leg-b", "leg-a");
        assertThat(listed).extracting(CallRecord::messages).containsExactly(List.of(), List.of(), List.of(one, two));
        assertThat(center().callRecords().list(2_000, 10)).hasSize(1);
    }

    private long delivered(DepositId id) throws IOException {
        DepositResult result = center().deposits().deliver(id, new ByteArrayInputStream(TestCenter.sound(1000, 7)));
        return ((DepositResult.Delivered) result).messageId();
    }

    private static CallRecord record(String leg, long begun) {
        return new CallRecord(
                leg,
                "call",
                "in",
                "5551000",
                "3101",
                begun,
                OptionalLong.empty(),
                begun + 500,
                "FAR_BYE",
                "",
                List.of(),
                "");
    }

    @Test
    default void theRecordOfACallNamesItsConference() {
        center().callRecords().inConference("conferring", "480");
        center().callRecords().inConference("conferring", "481");
        center().callRecords().inConference("", "482");
        center().callRecords().add(List.of(record("conferring", 11_000), record("elsewhere", 12_000)));
        assertThat(center().callRecords().list(Long.MAX_VALUE, 100))
                .extracting(CallRecord::leg, CallRecord::conference)
                .contains(tuple("elsewhere", ""), tuple("conferring", "481"));
    }

    @Test
    default void aDeliveredMessageIsListedWithItsCallerTimeLengthAndSound() throws IOException {
        DepositId id = center().deposits().open("101", Caller.guest("5551000", "Somebody"));
        byte[] sound = TestCenter.sound(8130, 1);
        clock().forward(Duration.ofSeconds(9));
        center().deposits().deliver(id, new ByteArrayInputStream(sound));

        Message message = center().mailboxes()
                .list("101", MessageQuery.of(Folder.NEW, Order.OLDEST_FIRST, 10))
                .messages()
                .get(0);
        assertThat(message.from()).isEqualTo(new Caller("5551000", "Somebody", false));
        assertThat(message.receivedAt()).isEqualTo(clock().instant().minusSeconds(9));
        assertThat(message.durationMs()).isEqualTo(8130);
        assertThat(message.urgent()).isFalse();
        assertThat(center().mailboxes().audio("101", message.id()).orElseThrow().ulaw())
                .isEqualTo(sound);
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
        assertThat(center().mailboxes().message("102", message.id())).isEmpty();
        assertThat(center().mailboxes().audio("102", message.id())).isEmpty();
    }

    @Test
    default void aDepositDeliveredAgainIsTheSameMessageEvenAfterItWasDeleted() throws IOException {
        DepositId id = center().deposits().open("101", Caller.guest("", ""));
        DepositResult first = center().deposits().deliver(id, new ByteArrayInputStream(new byte[800]));
        assertThat(center().deposits().deliver(id, new ByteArrayInputStream(new byte[900])))
                .isEqualTo(first);
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
        assertThat(center().deposits().cancel(id)).isFalse();
        assertThat(center().deposits().replace(id)).isEmpty();

        center().mailboxes().delete("101", ((DepositResult.Delivered) first).messageId());
        assertThat(center().deposits().deliver(id, new ByteArrayInputStream(new byte[800])))
                .isEqualTo(first);
        assertThat(center().mailboxes().counts("101")).isEqualTo(Counts.NONE);
    }

    @Test
    default void cancelledEmptyAndUnknownDepositsBecomeNoMessage() throws IOException {
        DepositId cancelled = center().deposits().open("101", Caller.guest("", ""));
        assertThat(center().deposits().cancel(cancelled)).isTrue();
        assertThat(center().deposits().cancel(cancelled)).isTrue();
        assertThat(center().deposits().deliver(cancelled, new ByteArrayInputStream(new byte[800])))
                .isEqualTo(new DepositResult.Cancelled());

        DepositId empty = center().deposits().open("101", Caller.guest("", ""));
        assertThat(center().deposits().deliver(empty, InputStream.nullInputStream()))
                .isEqualTo(new DepositResult.Empty());
        assertThat(center().deposits().deliver(empty, new ByteArrayInputStream(new byte[800])))
                .isEqualTo(new DepositResult.Empty());

        DepositId unknown = DepositId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow();
        assertThat(center().deposits().deliver(unknown, new ByteArrayInputStream(new byte[800])))
                .isEqualTo(new DepositResult.Unknown());
        assertThat(center().deposits().cancel(unknown)).isFalse();
        assertThat(center().mailboxes().counts("101")).isEqualTo(Counts.NONE);
        assertThat(rows("audio")).isZero();
    }

    @Test
    default void whatIsTooShortToBeAMessageEndsItsDeposit() throws IOException {
        DepositId brief = center().deposits().open("101", Caller.guest("", ""));
        Duration second = Duration.ofSeconds(1);
        assertThat(center().deposits().deliver(brief, new ByteArrayInputStream(new byte[7_999]), second))
                .isInstanceOf(DepositResult.Empty.class);
        DepositId enough = center().deposits().open("101", Caller.guest("", ""));
        assertThat(center().deposits().deliver(enough, new ByteArrayInputStream(new byte[8_000]), second))
                .isInstanceOf(DepositResult.Delivered.class);
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
    }

    @Test
    default void aCallerWhoRecordsAgainGetsANewDepositAndTheOldOneIsOver() throws IOException {
        DepositId first = center().deposits().open("101", Caller.guest("5551000", ""));
        DepositId second = center().deposits().replace(first).orElseThrow();
        assertThat(center().deposits().deliver(first, new ByteArrayInputStream(new byte[800])))
                .isEqualTo(new DepositResult.Cancelled());
        assertThat(center().deposits().deliver(second, new ByteArrayInputStream(new byte[800])))
                .isInstanceOf(DepositResult.Delivered.class);
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
    }

    @Test
    default void nobodyLeavesAMessageWhereNobodyIs() {
        assertThatThrownBy(() -> center().deposits().open("999", Caller.guest("", "")))
                .isInstanceOf(UnknownMailboxException.class);
        assertThat(center().mailboxes().counts("999")).isEqualTo(Counts.NONE);
        assertThat(center().mailboxes().delete("999", 1)).isFalse();
    }

    @Test
    default void aRecordingIsCutAtTheGreatestLength() throws IOException {
        DepositId id = center().deposits().open("101", Caller.guest("", ""));
        center().deposits().deliver(id, new ByteArrayInputStream(new byte[61 * 8000]));
        assertThat(center().mailboxes()
                        .list("101", MessageQuery.of(Folder.NEW, Order.OLDEST_FIRST, 1))
                        .messages()
                        .get(0)
                        .durationMs())
                .isEqualTo(60_000);
    }

    @Test
    default void movingAndDeletingKeepTheCountersInStep() throws IOException {
        long first = leave("101", 1);
        long second = leave("101", 2);
        List<Counts> told = new ArrayList<>();
        center().mailboxes().listen((extension, counts) -> told.add(counts));

        assertThat(center().mailboxes().markSaved("101", first)).isTrue();
        assertThat(center().mailboxes().markSaved("101", first)).isTrue();
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(1, 1));
        assertThat(center().mailboxes().markNew("101", first)).isTrue();
        assertThat(center().mailboxes().markSaved("101", second)).isTrue();
        assertThat(center().mailboxes().markSaved("102", second)).isFalse();
        assertThat(center().mailboxes().delete("102", second)).isFalse();
        assertThat(center().mailboxes().delete("101", second)).isTrue();
        assertThat(center().mailboxes().delete("101", second)).isFalse();
        assertThat(center().mailboxes().delete("101", first)).isTrue();
        assertThat(told).endsWith(new Counts(1, 0), Counts.NONE).hasSize(6);
        assertThat(rows("audio")).isZero();
        assertThat(rows("audio_chunk")).isZero();
    }

    @Test
    default void pagesFollowEachOtherWhateverIsDeletedMeanwhile() throws IOException {
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            left.add(leave("101", i));
            if (i % 2 == 0) {
                clock().forward(Duration.ofMinutes(1));
            }
        }
        List<Long> seen = new ArrayList<>();
        MessageQuery query = MessageQuery.of(Folder.NEW, Order.OLDEST_FIRST, 3);
        MessagePage page = center().mailboxes().list("101", query);
        while (true) {
            page.messages().forEach(message -> seen.add(message.id()));
            if (page.next().isEmpty()) {
                break;
            }
            center().mailboxes().delete("101", page.messages().get(2).id());
            page = center().mailboxes()
                    .list("101", query.after(PageKey.parse(page.next().get().toString())));
        }
        assertThat(seen).isEqualTo(left);
        assertThat(center().mailboxes()
                        .list("101", new MessageQuery(Optional.empty(), Order.NEWEST_FIRST, Optional.empty(), 100))
                        .messages())
                .extracting(Message::id)
                .containsExactly(left.get(6), left.get(4), left.get(3), left.get(1), left.get(0));
    }

    @Test
    @Proves("one-transaction")
    default void fiftyCallersLeaveMessagesInOneMailboxAtOnce() throws Exception {
        List<Callable<Long>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int seed = i;
            callers.add(() -> leave("101", seed));
        }
        Set<Long> ids = new TreeSet<>(all(callers));
        assertThat(ids).hasSize(50);
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(50, 0));
    }

    @Test
    default void fiftyCallersLeaveMessagesInTenMailboxesWhileOwnersDeleteThem() throws Exception {
        List<Callable<Long>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int seed = i;
            String extension = String.valueOf(100 + i % 10);
            callers.add(() -> {
                long id = leave(extension, seed);
                if (seed < 20) {
                    center().mailboxes().markSaved(extension, id);
                    center().mailboxes().delete(extension, id);
                }
                return id;
            });
        }
        all(callers);
        for (int i = 0; i < 10; i++) {
            assertThat(center().mailboxes().counts(String.valueOf(100 + i))).isEqualTo(new Counts(3, 0));
        }
        assertThat(rows("audio")).isEqualTo(30);
    }

    @Test
    @Proves("one-transaction")
    default void manyDeliveriesOfOneDepositAtOnceMakeOneMessage() throws Exception {
        DepositId id = center().deposits().open("101", Caller.guest("", ""));
        List<Callable<DepositResult>> repeats = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            repeats.add(() -> center().deposits().deliver(id, new ByteArrayInputStream(new byte[80_000])));
        }
        assertThat(Set.copyOf(all(repeats))).hasSize(1);
        assertThat(center().mailboxes().counts("101")).isEqualTo(new Counts(1, 0));
        assertThat(rows("audio")).isEqualTo(1);
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    default void anyPartOfTheWavIsThatPartOfTheWhole() throws IOException {
        DepositId id = center().deposits().open("101", Caller.guest("", ""));
        DepositResult result = center().deposits().deliver(id, new ByteArrayInputStream(TestCenter.sound(9000, 5)));
        var wav = center().mailboxes()
                .audio("101", ((DepositResult.Delivered) result).messageId())
                .orElseThrow()
                .wav();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        wav.write(whole, 0, wav.size());
        assertThat(whole.size()).isEqualTo(wav.size()).isEqualTo(44 + 2 * 72_000);
        byte[] bytes = whole.toByteArray();
        int[][] parts = {
            {0, 1}, {3, 44}, {40, 45}, {44, 46}, {45, 46}, {47, 64_045}, {64_043, 64_047}, {144_043, 144_044}
        };
        for (int[] part : parts) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            wav.write(out, part[0], part[1]);
            assertThat(out.toByteArray()).isEqualTo(java.util.Arrays.copyOfRange(bytes, part[0], part[1]));
        }
    }

    @Test
    @Proves("79")
    default void thePinOpensOnlyItsOwnMailbox() {
        assertThat(center().accounts().verifyPin("101", "71015", new PinSource("5550100", "")))
                .isInstanceOfSatisfying(
                        LoginResult.Accepted.class,
                        accepted -> assertThat(accepted.account().extension()).isEqualTo("101"));
        assertThat(center().accounts().verifyPin("101", "71025", new PinSource("5550100", "")))
                .isEqualTo(new LoginResult.Refused());
        assertThat(center().accounts().verifyPin("101", "parley-101", new PinSource("5550100", "")))
                .isEqualTo(new LoginResult.Refused());
        assertThat(center().accounts().verifyPin("999", "79995", new PinSource("5550100", "")))
                .isEqualTo(new LoginResult.Refused());
        assertThat(center().accounts().verifyPin("999", "", new PinSource("5550100", "")))
                .isEqualTo(new LoginResult.Refused());
    }

    @Test
    default void guessingIsSlowedDownForKnownAndUnknownExtensionsAlike() {
        for (String extension : List.of("102", "998")) {
            for (int i = 0; i < 5; i++) {
                assertThat(center().accounts().verifyPin(extension, "0000" + i, new PinSource("5550100", "")))
                        .isEqualTo(new LoginResult.Refused());
            }
            assertThat(center().accounts().verifyPin(extension, "71025", new PinSource("5550100", "")))
                    .isEqualTo(new LoginResult.Throttled(clock().instant().plusSeconds(30)));
        }
        clock().forward(Duration.ofSeconds(31));
        assertThat(center().accounts().verifyPin("102", "71025", new PinSource("5550100", "")))
                .isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves("79")
    default void thePasswordOpensTheWebAndAChangedOneClosesItAtOnce() throws Exception {
        assertThat(center().accounts().verifyRepeatedly("user103", "parley-103"))
                .isInstanceOf(LoginResult.Accepted.class);
        assertThat(center().accounts().verifyRepeatedly("user103", "parley-103"))
                .isInstanceOf(LoginResult.Accepted.class);
        assertThat(center().accounts().verifyPassword("user103", "71035")).isEqualTo(new LoginResult.Refused());
        assertThat(center().accounts().verifyPassword("nobody", "parley-103")).isEqualTo(new LoginResult.Refused());
        center().accounts()
                .changePassword(center().accounts().byLogin("user103").orElseThrow(), "something else");
        assertThat(center().accounts().verifyRepeatedly("user103", "parley-103"))
                .isEqualTo(new LoginResult.Refused());
        assertThat(center().accounts().verifyRepeatedly("user103", "something else"))
                .isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    default void demoAccountsAreAsDocumentedAndKnownToBeOpen() {
        assertThat(center().demoData().create(true)).isEmpty();
        assertThat(center().accounts().page("", 100)).hasSize(10);
        assertThat(center().accounts().byLogin("user100").orElseThrow().administrator())
                .isTrue();
        assertThat(center().accounts().byExtension("109").orElseThrow().roles()).hasSize(5);
        assertThat(center().demoData().accountsWithDemoSecrets()).hasSize(10);
        center().accounts().changePin("100", "135790");
        assertThat(center().demoData().replaceDemoSecrets()).hasSize(10);
        assertThat(center().demoData().accountsWithDemoSecrets()).isEmpty();
        assertThat(center().accounts().verifyPin("101", "71015", new PinSource("5550100", "")))
                .isEqualTo(new LoginResult.Refused());
    }

    @Test
    default void presenceIsInOfficeUntilTheOwnerChangesIt() {
        assertThat(center().presences().get("104")).contains(Presence.IN_OFFICE);
        assertThat(center().presences().set("104", Presence.ON_VACATION)).isTrue();
        assertThat(center().presences().get("104")).contains(Presence.ON_VACATION);
        assertThat(center().presences().get("999")).isEmpty();
        assertThat(center().presences().set("999", Presence.BUSY)).isFalse();
    }

    @Test
    default void theGreetingOfThePresenceIsPlayedElseTheDefaultElseNone() {
        assertThat(center().greetings().greetingFor("101")).isEmpty();
        center().greetings().record("101", 0, TestCenter.sound(500, 1));
        center().greetings().record("101", Presence.BUSY.number(), TestCenter.sound(600, 2));
        assertThat(center().greetings().greetingFor("101").orElseThrow().slot()).isZero();
        center().presences().set("101", Presence.BUSY);
        assertThat(center().greetings().greetingFor("101").orElseThrow().audio().durationMs())
                .isEqualTo(600);
        center().greetings().record("101", Presence.BUSY.number(), TestCenter.sound(700, 3));
        assertThat(center().greetings().greetingFor("101").orElseThrow().audio().ulaw())
                .isEqualTo(TestCenter.sound(700, 3));
        center().greetings().delete("101", Presence.BUSY.number());
        assertThat(center().greetings().greetingFor("101").orElseThrow().slot()).isZero();
        assertThat(rows("audio")).isEqualTo(1);
    }

    @Test
    default void aRecordedNameReplacesTheOneBefore() {
        assertThat(center().greetings().recordedName("101")).isEmpty();
        center().greetings().recordName("101", TestCenter.sound(500, 1));
        center().greetings().recordName("101", TestCenter.sound(600, 2));
        assertThat(center().greetings().recordedName("101").orElseThrow().durationMs())
                .isEqualTo(600);
        assertThat(rows("audio")).isEqualTo(1);
    }

    @Test
    default void theDirectoryKnowsExtensionsAndNames() {
        assertThat(center().directory().exists("101")).isTrue();
        assertThat(center().directory().exists("999")).isFalse();
        assertThat(center().directory().displayName("101")).contains("Ada Quill");
        assertThat(center().directory().page("107", 10))
                .extracting(entry -> entry.extension())
                .containsExactly("108", "109");
    }

    @Test
    default void endedDepositsAreForgottenAfterATimeAndOpenOnesNever() throws IOException {
        leave("101", 1);
        DepositId open = center().deposits().open("101", Caller.guest("", ""));
        clock().forward(Duration.ofDays(31));
        assertThat(center().deposits().forgetClosed(Duration.ofDays(30))).isEqualTo(1);
        assertThat(center().deposits().deliver(open, new ByteArrayInputStream(new byte[800])))
                .isInstanceOf(DepositResult.Delivered.class);
    }

    @Test
    @Proves("never-recorded")
    default void whatWasNeverRecordedIsForgottenWhenNoSpoolCanHoldIt() throws IOException {
        long message = leave("101", 3);
        Sending forward =
                new Sending("101", new Caller("101", "", true), List.of("102"), false, OptionalLong.of(message));
        center().deposits().open(forward);
        DepositId spooled = center().deposits().open("101", Caller.guest("", ""));
        clock().forward(Duration.ofDays(3));
        DepositId later = center().deposits().open("101", Caller.guest("", ""));
        assertThat(center().unrecordedDeposits().forget())
                .as("no gateway has said what is in its spool")
                .isZero();

        clock().forward(Duration.ofHours(23));
        assertThat(center().unrecordedDeposits()
                        .spooledSince("main", clock().instant().minus(Duration.ofHours(23 + 72))))
                .as("a recording of those days waits in a spool")
                .isZero();
        assertThat(center().deposits().deliver(spooled, new ByteArrayInputStream(new byte[8000])))
                .isInstanceOf(DepositResult.Delivered.class);
        assertThat(center().unrecordedDeposits().spooledSince("main", clock().instant()))
                .as("the forward; the last one is younger than a day")
                .isEqualTo(1);
        assertThat(rows("deposit_part")).isZero();
        center().mailboxes().delete("101", message);
        assertThat(center().deposits().deliver(later, new ByteArrayInputStream(new byte[8000])))
                .isInstanceOf(DepositResult.Delivered.class);
    }

    @Test
    @Proves("never-recorded")
    default void aGatewayThatIsGoneKeepsWhatItMayHold() {
        Instant last = clock().instant();
        center().unrecordedDeposits().spooledSince("gone", last);
        DepositId id = center().deposits().open("101", Caller.guest("", ""));
        clock().forward(Duration.ofDays(9));
        assertThat(center().unrecordedDeposits().spooledSince("main", clock().instant()))
                .isZero();
        assertThat(center().deposits().cancel(id)).isTrue();
    }

    @Test
    default void guessesOfOthersDoNotLockTheExtensionsOwnTelephone() {
        for (int i = 0; i < 10; i++) {
            center().accounts().verifyPin("105", "0000" + i, new PinSource("555" + i, ""));
        }

        assertThat(center().accounts().lockedUntil("105")).isPresent();
        assertThat(center().accounts().verifyPin("105", "71055", new PinSource("105", "105")))
                .isInstanceOf(LoginResult.Accepted.class);
        assertThat(center().accounts().verifyPin("105", "71055", new PinSource("5550", "")))
                .isInstanceOf(LoginResult.Throttled.class);
        center().accounts().unlock("105");
        assertThat(center().accounts().verifyPin("105", "71055", new PinSource("5550", "")))
                .isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    default void whoTriesPinsOfManyExtensionsIsSlowedDown() {
        PinSource source = new PinSource("5559999", "");
        for (int i = 0; i < 20; i++) {
            center().accounts().verifyPin(String.valueOf(300 + i), "12345", source);
        }

        assertThat(center().accounts().verifyPin("106", "71065", source)).isInstanceOf(LoginResult.Throttled.class);
        assertThat(center().accounts().verifyPin("106", "71065", new PinSource("5558888", "")))
                .isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    default void whatIsSentIsStoredOnceAndFreedWithTheLastMessage() throws IOException {
        Caller owner = new Caller("101", "Ann", true);
        long original = left("101", 1000);
        Sending sending = new Sending("101", owner, List.of("102", "103", "102"), false, OptionalLong.of(original));
        Deposits.Opened opened = center().deposits().open(sending);
        center().mailboxes().delete("101", original);

        assertThat(opened.mailboxes()).isEqualTo(2);
        assertThat(center().deposits().setUrgent(opened.id(), true)).isTrue();
        center().deposits().deliver(opened.id(), new ByteArrayInputStream(TestCenter.sound(2000, 7)));

        Message first = newest("102");
        Message second = newest("103");
        assertThat(first.audioId()).isEqualTo(second.audioId());
        assertThat(first.durationMs()).isEqualTo(3000);
        assertThat(first.urgent()).isTrue();
        assertThat(first.origin()).isPresent();
        assertThat(center().mailboxes().delete("102", first.id())).isTrue();
        byte[] sound =
                center().mailboxes().audio("103", second.id()).orElseThrow().ulaw();
        assertThat(sound).hasSize(24_000).startsWith(TestCenter.sound(2000, 7));
        center().mailboxes().delete("103", second.id());
        assertThat(center().mailboxes().total("103")).isZero();
    }

    @Test
    default void whatWasPutAsideComesBackOrIsForgotten() throws IOException {
        long id = left("104", 1000);
        long other = left("104", 2000);

        assertThat(center().mailboxes().putAside("104", id)).isTrue();
        assertThat(center().mailboxes().message("104", id)).isEmpty();
        assertThat(center().mailboxes().counts("104").newMessages()).isEqualTo(1);
        assertThat(center().mailboxes().bringBack("104", id, Folder.SAVED)).isTrue();
        assertThat(center().mailboxes().counts("104")).isEqualTo(new Counts(1, 1));
        center().mailboxes().putAside("104", id);
        center().mailboxes().putAside("104", other);
        assertThat(center().mailboxes().bringBack("104", id, Folder.SAVED)).isFalse();
        center().mailboxes().forgetAllAside();
        assertThat(center().mailboxes().bringBack("104", other, Folder.SAVED)).isFalse();
        assertThat(center().mailboxes().total("104")).isZero();
    }

    @Test
    @Proves({"100", "101"})
    default void aMailboxIsFullByCountOrByLength() throws IOException {
        VoicemailSettings few = new VoicemailSettings(
                true,
                OptionalInt.of(1),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(false),
                Optional.of("101"));
        assertThat(center().voicemail().full("107")).isFalse();
        long id = left("107", 3000);

        assertThat(center().voicemail().set("107", few)).isTrue();
        assertThat(center().voicemail().settings("107")).isEqualTo(few);
        assertThat(center().voicemail().full("107")).isTrue();
        VoicemailSettings brief = new VoicemailSettings(
                true,
                OptionalInt.empty(),
                OptionalInt.of(3),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        center().voicemail().set("107", brief);
        assertThat(center().voicemail().full("107")).isTrue();
        center().mailboxes().delete("107", id);
        assertThat(center().voicemail().full("107")).isFalse();
        assertThat(center().voicemail().set("999", few)).isFalse();
    }

    private long left(String extension, int ms) throws IOException {
        var deposit = center().deposits().open(extension, Caller.guest("5550100", ""));
        center().deposits().deliver(deposit, new ByteArrayInputStream(TestCenter.sound(ms, 3)));
        return newest(extension).id();
    }

    private Message newest(String extension) {
        return center().mailboxes()
                .list(extension, MessageQuery.of(Folder.NEW, Order.NEWEST_FIRST, 1))
                .messages()
                .get(0);
    }

    @Test
    default void aMessageAndItsNoticeAreThereTogetherAndOnce() throws IOException {
        center().notifications()
                .set("101", new NotificationSettings(Mode.NOTIFICATION, "ann@example.org", true, List.of(), ""));
        assertThat(center().notifications().settings("101").address()).isEqualTo("ann@example.org");
        DepositId id = center().deposits().open("101", Caller.guest("5551000", "Somebody"));
        for (int again = 0; again < 3; again++) {
            center().deposits().deliver(id, new ByteArrayInputStream(TestCenter.sound(1000, 1)));
        }
        leave("102", 2);
        assertThat(rows("notice")).isOne();

        center().notifications().run();
        assertThat(rows("notice")).as("not taken, so it waits").isOne();
        center().mailboxes()
                .delete(
                        "101",
                        center().mailboxes()
                                .playlist("101", Folder.NEW, Order.OLDEST_FIRST)
                                .ids()
                                .get(0));
        clock().forward(Duration.ofMinutes(1));
        center().notifications().run();
        assertThat(rows("notice")).as("there is nothing to tell any more").isZero();
    }

    @Test
    default void anEscalationIsWrittenStepByStepUntilAMessageIsRetrieved() throws IOException {
        List<EscalationLevel> levels = List.of(
                new EscalationLevel("a@example.org", 60, 0, true), new EscalationLevel("user102", 60, 5, false));
        center().notifications().set("101", new NotificationSettings(Mode.ESCALATION, "", false, levels, ""));
        assertThat(center().notifications().settings("101").levels()).isEqualTo(levels);
        long id = leave("101", 1);
        assertThat(rows("escalation")).isOne();
        assertThat(rows("notice")).isZero();
        center().notifications().run();
        assertThat(rows("notice")).isOne();
        assertThat(rows("escalation"))
                .as("the first level continues, the second is due next")
                .isEqualTo(2);
        center().notifications().run();
        assertThat(rows("notice")).isOne();

        center().mailboxes().markSaved("101", id);
        assertThat(rows("escalation")).isZero();
        assertThat(rows("notice")).isZero();
        clock().forward(Duration.ofMinutes(10));
        center().notifications().run();
        assertThat(rows("notice")).isZero();
    }

    @Test
    default void whatWasDeletedByTelephoneIsPurgedADayLater() throws IOException {
        long id = leave("101", 1);
        long other = leave("102", 2);
        center().mailboxes().putAside("101", id);
        clock().forward(Duration.ofHours(23));
        assertThat(center().mailboxes().purgeAside(Duration.ofDays(1))).isZero();
        assertThat(center().mailboxes().bringBack("101", id, Folder.SAVED)).isTrue();
        center().mailboxes().putAside("101", id);
        clock().forward(Duration.ofHours(25));
        assertThat(center().mailboxes().purgeAside(Duration.ofDays(1))).isOne();
        assertThat(rows("message")).isOne();
        assertThat(rows("audio")).isOne();
        assertThat(center().mailboxes().message("102", other)).isPresent();
        assertThat(center().mailboxes().counts("101")).isEqualTo(Counts.NONE);
    }
}
