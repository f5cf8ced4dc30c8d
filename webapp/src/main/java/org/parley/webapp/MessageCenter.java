package org.parley.webapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.alias.MessageAliases;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.calls.CallDetails;
import org.parley.webapp.calls.CallRecords;
import org.parley.webapp.calls.RunningCalls;
import org.parley.webapp.conference.ConferenceDesk;
import org.parley.webapp.conference.Conferences;
import org.parley.webapp.demo.DemoData;
import org.parley.webapp.deposit.Addressees;
import org.parley.webapp.deposit.Deposits;
import org.parley.webapp.deposit.SentMessages;
import org.parley.webapp.deposit.UnrecordedDeposits;
import org.parley.webapp.directory.Directory;
import org.parley.webapp.email.EmailAccounts;
import org.parley.webapp.email.EmailCounts;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.file.SharedFiles;
import org.parley.webapp.greeting.Greetings;
import org.parley.webapp.invitation.InvitationText;
import org.parley.webapp.invitation.Invitations;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.notification.MailConfig;
import org.parley.webapp.notification.Notifications;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.presence.OwnerChanges;
import org.parley.webapp.presence.Presences;
import org.parley.webapp.secret.KeyFile;
import org.parley.webapp.store.DataArchive;
import org.parley.webapp.store.Database;
import org.parley.webapp.store.Housekeeping;
import org.parley.webapp.telephone.MailboxWatchers;
import org.parley.webapp.telephone.Registrations;
import org.parley.webapp.telephone.SipSecrets;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.trace.CallTraces;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.voicemail.Voicemail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All services over one open database: what phone, pages and REST share. */
public final class MessageCenter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MessageCenter.class);
    private static final Duration REMEMBER_DEPOSITS = Duration.ofDays(30);
    /** No call is so long that could still bring a message back. */
    private static final Duration ASIDE = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private final Accounts accounts;
    private final Mailboxes mailboxes;
    private final Deposits deposits;
    private final UnrecordedDeposits unrecordedDeposits;
    private final Voicemail voicemail;
    private final Addressees addressees;
    private final SentMessages sentMessages;
    private final TollGate toll;
    private final Conferences conferences;
    private final ConferenceDesk conferenceDesk;
    private final Notifications notifications;
    private final EmailAccounts emailAccounts;
    private final EmailCounts emailCounts;
    private final CallTraces traces;
    private final MessageAliases aliases;
    private final OwnerChanges ownerChanges = new OwnerChanges();
    private final Greetings greetings;
    private final Presences presences;
    private final Directory directory;
    private final GatewayEvents events;
    private final CallRecords callRecords;
    private final CallDetails callDetails;
    private final SharedFiles sharedFiles;
    private final RunningCalls runningCalls;
    private final AuditLog audit;
    private final UserTemplates userTemplates;
    private final SipSecrets sipSecrets;
    private final Registrations registrations;
    private final OutgoingCalls outgoingCalls;
    private final Invitations invitations;
    private final MailboxWatchers watchers;
    private final DemoData demoData;
    private final DataArchive archive;
    private final Optional<Housekeeping> housekeeping;

    private MessageCenter(MessageCenterConfig config, Database database, KeyFile serverKey, KeyFile platformKey) {
        AudioStore audios = new AudioStore();
        this.database = database;
        this.clock = config.clock();
        this.events = new GatewayEvents(database, clock);
        this.mailboxes = new Mailboxes(database, audios, events, clock);
        this.accounts =
                new Accounts(database, mailboxes, serverKey.bytes(), config.passwordCost(), config.passwords(), clock);
        this.deposits = new Deposits(database, audios, mailboxes, clock, config.longestMessage());
        this.unrecordedDeposits = new UnrecordedDeposits(database, audios, clock);
        this.voicemail = new Voicemail(database, mailboxes, config.voicemail());
        this.toll = new TollGate(database, accounts, events, platformKey.bytes(), config.toll(), clock);
        this.conferences = new Conferences(database, config.conferences(), serverKey.bytes(), clock);
        this.conferenceDesk = new ConferenceDesk(conferences, accounts);
        this.notifications = new Notifications(database, mailboxes, serverKey.bytes(), config.notifications(), clock);
        events.listen(notifications::wake);
        this.invitations = new Invitations(
                database,
                conferenceDesk,
                notifications,
                new InvitationText(
                        config.notifications().templates(),
                        config.conferences().invitation(),
                        config.notifications().mail().map(MailConfig::from).orElse("")),
                clock);
        conferenceDesk.tellChanges(invitations);
        this.traces = new CallTraces(config.trace(), clock);
        this.emailAccounts = new EmailAccounts(database, serverKey.bytes());
        this.emailCounts = new EmailCounts(emailAccounts, config.notifications().authorities());
        this.aliases = new MessageAliases(database);
        this.addressees = new Addressees(new Directory(database), voicemail, aliases);
        this.sentMessages = new SentMessages(deposits, addressees, mailboxes);
        this.greetings = new Greetings(database, audios, ownerChanges);
        this.presences = new Presences(database, ownerChanges);
        this.directory = new Directory(database);
        this.sipSecrets = new SipSecrets(database, events, serverKey.bytes(), config.sipRealm());
        this.callRecords = new CallRecords(database);
        this.callDetails = new CallDetails(database);
        this.sharedFiles =
                new SharedFiles(database, config.dataFolder().resolve(SharedFiles.FOLDER), config.sharedFiles(), clock);
        this.runningCalls = new RunningCalls(database, events, clock);
        this.audit = new AuditLog(database, clock);
        this.userTemplates = new UserTemplates(database);
        this.registrations = new Registrations(database, clock);
        this.outgoingCalls = new OutgoingCalls(directory, registrations, toll, clock);
        this.archive = new DataArchive(database, config.dataFolder());
        this.watchers = new MailboxWatchers(database, events);
        this.demoData = new DemoData(accounts, sipSecrets);
        this.housekeeping = config.housekeeping()
                .map(settings -> Housekeeping.start(
                        database, settings.withKeyFile(keyFile(config)), clock, List.of(this::purge)));
    }

    /** Every night, whatever the database. */
    private void purge() {
        int messages = mailboxes.purgeAside(ASIDE);
        int ended = deposits.forgetClosed(REMEMBER_DEPOSITS);
        int unrecorded = unrecordedDeposits.forget();
        log.info(
                "{} deleted messages, {} ended deposits and {} that were never recorded are purged",
                messages,
                ended,
                unrecorded);
    }

    private static Path keyFile(MessageCenterConfig config) {
        return config.dataFolder().resolve("server.key");
    }

    /** Opens the database, making what is missing. */
    public static MessageCenter open(MessageCenterConfig config) {
        Path keyFile = keyFile(config);
        try {
            Files.createDirectories(config.dataFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + config.dataFolder() + " cannot be made", e);
        }
        boolean newKey = !Files.exists(keyFile);
        Database database = Database.open(config.database());
        try {
            if (newKey && !new Directory(database).page("", 1).isEmpty()) {
                throw new IllegalStateException("The key file " + keyFile + " is missing, but the database has accounts"
                        + " whose PINs depend on it; restore it from the backup");
            }
            MessageCenter center = new MessageCenter(
                    config,
                    database,
                    KeyFile.loadOrCreate(keyFile, new SecureRandom()),
                    KeyFile.loadOrCreate(config.dataFolder().resolve("platform.key"), new SecureRandom()));
            center.deposits.forgetClosed(REMEMBER_DEPOSITS);
            center.mailboxes.forgetAllAside();
            return center;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Accounts accounts() {
        return accounts;
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public Deposits deposits() {
        return deposits;
    }

    /** Whom numbers stand for to which messages are sent. */
    public Addressees addressees() {
        return addressees;
    }

    /** What owners send from pages and programs. */
    public SentMessages sentMessages() {
        return sentMessages;
    }

    /** Deposits whose calls died before anything was recorded. */
    public UnrecordedDeposits unrecordedDeposits() {
        return unrecordedDeposits;
    }

    public Voicemail voicemail() {
        return voicemail;
    }

    /** The gate to outside lines. */
    public TollGate toll() {
        return toll;
    }

    /** Conferences, as callers come into them. */
    public Conferences conferences() {
        return conferences;
    }

    /** Conferences, as people manage them. */
    public ConferenceDesk conferenceDesk() {
        return conferenceDesk;
    }

    /** What tells owners of messages outside the telephone; sends when it is started. */
    public Notifications notifications() {
        return notifications;
    }

    /** What happened in recent calls. */
    public CallTraces traces() {
        return traces;
    }

    public EmailAccounts emailAccounts() {
        return emailAccounts;
    }

    public EmailCounts emailCounts() {
        return emailCounts;
    }

    public MessageAliases aliases() {
        return aliases;
    }

    public Greetings greetings() {
        return greetings;
    }

    /** Tells of changed presences, greetings and names. */
    public OwnerChanges ownerChanges() {
        return ownerChanges;
    }

    public Presences presences() {
        return presences;
    }

    public Directory directory() {
        return directory;
    }

    /** What gateways must hear of. */
    public GatewayEvents events() {
        return events;
    }

    public SipSecrets sipSecrets() {
        return sipSecrets;
    }

    public CallRecords callRecords() {
        return callRecords;
    }

    /** Calls as owners see them. */
    public CallDetails callDetails() {
        return callDetails;
    }

    public SharedFiles sharedFiles() {
        return sharedFiles;
    }

    public RunningCalls runningCalls() {
        return runningCalls;
    }

    public UserTemplates userTemplates() {
        return userTemplates;
    }

    /** Removes an account with its mailbox and open deposits, in the transaction of the caller. */
    public void removeAccount(Account account) {
        database.useTransaction(handle -> {
            unrecordedDeposits.forget(handle, account.id());
            mailboxes.remove(handle, account.id());
            accounts.delete(account);
        });
    }

    /** What administrators did. */
    public AuditLog audit() {
        return audit;
    }

    public Registrations registrations() {
        return registrations;
    }

    /** Invitations to conferences by e-mail. */
    public Invitations invitations() {
        return invitations;
    }

    /** Calls that pages ask for. */
    public OutgoingCalls outgoingCalls() {
        return outgoingCalls;
    }

    public MailboxWatchers watchers() {
        return watchers;
    }

    public DemoData demoData() {
        return demoData;
    }

    /** The time of the message center. */
    public Clock clock() {
        return clock;
    }

    /** The whole data folder as one file, made while it is in use. */
    public DataArchive archive() {
        return archive;
    }

    /** Whether the database answers now. */
    public boolean ready() {
        return database.answers();
    }

    @Override
    public void close() {
        notifications.close();
        emailCounts.close();
        housekeeping.ifPresent(Housekeeping::close);
        accounts.close();
        database.close();
    }
}
