package org.parley.webapp.notification;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.mailbox.MailboxObserver;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.route.AllowedSources;
import org.parley.webapp.secret.SealedText;
import org.parley.webapp.store.Database;

/**
 * Tells owners and programs of new messages. What is to be told is written in the transaction of the message, so a message
 * and its notices are there both or neither; {@link #start} sends it in the background, and a server for e-mail that is dead
 * slows nothing else.
 */
public final class Notifications implements MailboxObserver, AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final NotificationConfig config;
    private final AllowedSources allowed;
    private final SealedText seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final SettingsStore settings = new SettingsStore();
    private final NoticeStore notices = new NoticeStore();
    private final PreparedMailStore prepared;
    private final Escalations escalations;
    private final Map<Notice.Kind, Outbox> outboxes = new LinkedHashMap<>();
    private volatile Optional<NotificationThreads> threads = Optional.empty();

    public Notifications(
            Database database, Mailboxes mailboxes, byte[] serverKey, NotificationConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        allowed = new AllowedSources(config.webhook().allowed());
        seal = new SealedText(serverKey, "webhook secret", random);
        escalations = new Escalations(database, settings, notices, clock);
        prepared = new PreparedMailStore(new SealedText(serverKey, "prepared mail", random));
        config.mail().ifPresent(mail -> {
            MailText text = new MailText(config.templates(), config.zone());
            outbox(
                    Notice.Kind.MAIL,
                    new MailSender(
                            mail,
                            new VoiceMailWriter(text, database, mailboxes, settings, clock),
                            config.authorities()));
            outbox(
                    Notice.Kind.PREPARED,
                    new MailSender(mail, new PreparedMailWriter(database, prepared, clock), config.authorities()));
        });
        if (!config.webhook().url().isEmpty() || !config.webhook().allowed().isEmpty()) {
            outbox(Notice.Kind.WEBHOOK, new WebhookSender(database, this::secretFor, clock));
        }
        mailboxes.observe(this);
    }

    private void outbox(Notice.Kind kind, NoticeSender sender) {
        outboxes.put(kind, new Outbox(database, notices, kind, sender, config.giveUpAfter(), clock));
    }

    private boolean allows(String webhook) {
        try {
            return allowed.contains(URI.create(webhook).normalize());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is wrong with settings, as a sentence; empty when nothing is. */
    public String mistake(NotificationSettings wanted) {
        return SettingsRules.mistake(wanted, this::allows);
    }

    /** What was set for an extension. */
    public NotificationSettings settings(String extension) {
        return database.inTransaction(handle -> {
            OptionalLong account = settings.accountId(handle, extension);
            return account.isEmpty()
                    ? NotificationSettings.NONE
                    : settings.find(handle, account.getAsLong()).orElse(NotificationSettings.NONE);
        });
    }

    /**
     * Replaces what was set, and ends an escalation that runs.
     *
     * @return a new secret for the webhook when it has another address than before, to be shown once; empty otherwise
     */
    public Optional<String> set(String extension, NotificationSettings wanted) {
        return database.inTransaction(handle -> {
            OptionalLong account = settings.accountId(handle, extension);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            long id = account.getAsLong();
            String before =
                    settings.find(handle, id).map(NotificationSettings::webhook).orElse("");
            boolean fresh = !wanted.webhook().isEmpty() && !wanted.webhook().equals(before);
            String secret = fresh ? randomSecret() : "";
            String sealed = wanted.webhook().isEmpty()
                    ? ""
                    : fresh ? seal.seal(secret, extension) : settings.webhookSecret(handle, id);
            settings.put(handle, id, wanted, sealed);
            escalations.end(handle, id);
            return fresh ? Optional.of(secret) : Optional.empty();
        });
    }

    private String randomSecret() {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private String secretFor(Notice notice) {
        if (notice.address().equals(config.webhook().url())) {
            return config.webhook().secret();
        }
        return database.inTransaction(handle -> {
            String sealed = settings.webhookSecret(handle, notice.accountId());
            String extension = handle.createQuery("SELECT extension FROM account WHERE id = :id")
                    .bind("id", notice.accountId())
                    .mapTo(String.class)
                    .one();
            return sealed.isEmpty() || !allows(notice.address()) ? "" : seal.open(sealed, extension);
        });
    }

    @Override
    public void added(Handle handle, long accountId, long messageId, int newCount) {
        if (outboxes.isEmpty()) {
            return;
        }
        long now = clock.millis();
        NoticeStore.About about = new NoticeStore.About(messageId, newCount);
        if (!config.webhook().url().isEmpty()) {
            notices.add(
                    handle, accountId, Notice.Kind.WEBHOOK, 0, config.webhook().url(), false, about, now);
        }
        NotificationSettings wanted = settings.find(handle, accountId).orElse(NotificationSettings.NONE);
        if (!wanted.webhook().isEmpty() && outboxes.containsKey(Notice.Kind.WEBHOOK) && allows(wanted.webhook())) {
            notices.add(handle, accountId, Notice.Kind.WEBHOOK, 0, wanted.webhook(), false, about, now);
        }
        if (outboxes.containsKey(Notice.Kind.MAIL)) {
            switch (wanted.mode()) {
                case NOTIFICATION ->
                    notices.add(handle, accountId, Notice.Kind.MAIL, 0, wanted.address(), wanted.audio(), about, now);
                case ESCALATION -> escalations.begin(handle, accountId, messageId);
                case DISABLED -> {}
            }
        }
    }

    @Override
    public void retrieved(Handle handle, long accountId) {
        escalations.end(handle, accountId);
    }

    /** Whether e-mail is sent at all. */
    public boolean sendsMail() {
        return outboxes.containsKey(Notice.Kind.PREPARED);
    }

    /**
     * Sends an e-mail that is written already, when the transaction is committed; nothing where no e-mail is sent.
     *
     * @param account who has it sent
     */
    public void mail(Handle handle, long account, String address, PreparedMail mail) {
        if (sendsMail()) {
            NoticeStore.About about = new NoticeStore.About(prepared.insert(handle, mail), 0);
            notices.add(handle, account, Notice.Kind.PREPARED, 0, address, false, about, clock.millis());
        }
    }

    /** How many notices wait to be sent. */
    public int pending() {
        return database.inTransaction(notices::count);
    }

    /** Sends what is due now, on this thread. */
    public void run() {
        escalations.run();
        outboxes.values().forEach(outbox -> {
            while (outbox.run()) {
                // a full round: there may be more
            }
        });
    }

    /** Sends from now on, each kind on a thread of its own; {@link #close} ends it. */
    public void start() {
        if (!outboxes.isEmpty()) {
            threads = Optional.of(NotificationThreads.start(escalations, outboxes, clock));
        }
    }

    /** Something may be due; returns at once. */
    public void wake() {
        threads.ifPresent(NotificationThreads::wake);
    }

    @Override
    public void close() {
        threads.ifPresent(NotificationThreads::close);
    }
}
