package org.parley.webapp.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.secret.KeyedHash;
import org.parley.webapp.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and makes accounts and checks who somebody is. PIN and web password are two secrets, and neither opens what
 * belongs to the other. An unknown name is answered as a wrong secret: same result, same work, same count of failures.
 */
public final class Accounts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    private static final int LOCKS = 1024;
    private static final int SHORTEST_PIN = 4;
    private static final int LONGEST_PIN = 20;

    private final Database database;
    private final Mailboxes mailboxes;
    private final PasswordPolicy policy;
    private final AccountStore store = new AccountStore();
    private final PinHash pins;
    private final PasswordHash passwords;
    private final PasswordChecks checks = new PasswordChecks();
    private final LoginThrottle throttle;
    private final VerifiedLogins verified;
    private final KeyedHash stamps;
    private final PinHash.Stored nobodysPin;
    private final String nobodysPassword;
    private final Object[] pinLocks = new Object[LOCKS];

    /**
     * @param serverKey kept outside the database; PINs cannot be checked without it
     */
    public Accounts(
            Database database,
            Mailboxes mailboxes,
            byte[] serverKey,
            PasswordCost cost,
            PasswordPolicy policy,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        this.database = database;
        this.mailboxes = mailboxes;
        this.policy = policy;
        this.pins = new PinHash(serverKey, random);
        this.passwords = new PasswordHash(cost, random);
        this.throttle = new LoginThrottle(clock);
        this.verified = new VerifiedLogins(clock, random);
        this.stamps = new KeyedHash(serverKey, "secret stamp");
        this.nobodysPin = pins.of("");
        this.nobodysPassword = passwords.of("");
        Arrays.setAll(pinLocks, i -> new Object());
        database.useTransaction(throttle::forgetOld);
    }

    public Optional<Account> byExtension(String extension) {
        return database.inTransaction(handle -> store.byExtension(handle, extension))
                .map(AccountStore.Secured::account);
    }

    public Optional<Account> byLogin(String login) {
        return database.inTransaction(handle -> store.byLogin(handle, login)).map(AccountStore.Secured::account);
    }

    public Optional<Account> byId(long id) {
        return database.inTransaction(handle -> store.byId(handle, id));
    }

    /** The account, as long as its password is the one that a login was accepted with. */
    public Optional<Account> byId(long id, String passwordStamp) {
        return database.inTransaction(handle -> store.securedById(handle, id))
                .filter(found ->
                        !found.account().disabled() && KeyedHash.equal(stamp(found.passwordHash()), passwordStamp))
                .map(AccountStore.Secured::account);
    }

    /** Accounts in the order of their extensions, from the first after {@code after} (empty: from the start). */
    public List<Account> page(String after, int limit) {
        return database.inTransaction(handle -> store.page(handle, after, limit));
    }

    /**
     * Makes an account with an empty mailbox.
     *
     * @throws IllegalArgumentException when the login name is none
     */
    public Account create(NewAccount account) {
        return create(prepare(account));
    }

    /** An account whose secrets are hashed, which takes a while for each, and which is not there yet. */
    public static final class Prepared {
        private final NewAccount account;
        private final PinHash.Stored pin;
        private final String password;

        private Prepared(NewAccount account, PinHash.Stored pin, String password) {
            this.account = account;
            this.pin = pin;
            this.password = password;
        }
    }

    /**
     * Hashes the secrets of an account ahead of the transaction that makes it.
     *
     * @throws IllegalArgumentException when the login name is none
     */
    public Prepared prepare(NewAccount account) {
        if (!LoginName.valid(account.login())) {
            throw new IllegalArgumentException(
                    "A login name is a letter, then letters, digits and underscores, not '" + account.login() + "'");
        }
        return new Prepared(account, pins.of(account.pin()), passwords.of(account.password()));
    }

    /** Makes a prepared account with an empty mailbox. */
    public Account create(Prepared prepared) {
        return database.inTransaction(handle -> {
            long id = store.insert(handle, prepared.account, prepared.pin, prepared.password);
            mailboxes.create(handle, id);
            return store.byId(handle, id).orElseThrow();
        });
    }

    /**
     * Checks the PIN of an extension. Wrong ones are counted for the extension and for where they come from; the
     * extension's own telephone has a count of its own, so that nobody else's guesses lock it out.
     */
    public LoginResult verifyPin(String extension, String pin, PinSource source) {
        return verify(extension, source, stored -> pins.matches(pin, stored));
    }

    /**
     * Checks digits that begin with the PIN of an extension and go on with something else. One look at them is one try,
     * as each length is another guess of a PIN of that length only.
     *
     * @param digits at least {@value #SHORTEST_PIN} of them
     */
    public LeadingPin verifyLeadingPin(String extension, String digits, PinSource source) {
        AtomicInteger length = new AtomicInteger();
        LoginResult result = verify(extension, source, stored -> {
            length.set(0);
            // all lengths are looked at, so that the time tells nothing
            for (int end = SHORTEST_PIN; end < Math.min(digits.length(), LONGEST_PIN + 1); end++) {
                if (pins.matches(digits.substring(0, end), stored)) {
                    length.set(end);
                }
            }
            return length.get() > 0;
        });
        return new LeadingPin(result, digits.substring(length.get()));
    }

    /**
     * Digits that should begin with a PIN.
     *
     * @param rest what is behind the PIN; all of it when it was wrong
     */
    public record LeadingPin(LoginResult result, String rest) {
        @Override
        public String toString() {
            return "LeadingPin[" + result.getClass().getSimpleName() + "]";
        }
    }

    private LoginResult verify(String extension, PinSource source, Predicate<PinHash.Stored> rightPin) {
        String subject = source.user().equals(extension) ? own(extension) : anybody(extension);
        synchronized (lock(subject)) {
            return database.inTransaction(handle -> {
                Optional<AccountStore.Secured> found = store.byExtension(handle, extension)
                        .filter(known -> !known.account().disabled());
                boolean right =
                        rightPin.test(found.map(AccountStore.Secured::pin).orElse(nobodysPin));
                Optional<Instant> paused = throttle.pausedUntil(handle, source.subject());
                if (paused.isPresent()) {
                    return new LoginResult.Throttled(paused.get());
                }
                LoginResult result = conclude(
                        handle,
                        subject,
                        found,
                        found.map(secured -> secured.pin().hash()),
                        right);
                if (result instanceof LoginResult.Refused) {
                    throttle.failed(handle, source.subject());
                }
                return result;
            });
        }
    }

    /** Lets web passwords of an account be tried again at once. */
    public void unlockLogin(String login) {
        database.useTransaction(handle -> throttle.succeeded(handle, web(login)));
    }

    /** Until when web passwords of a login name are not looked at. */
    public Optional<Instant> loginLockedUntil(String login) {
        return database.inTransaction(handle -> throttle.pausedUntil(handle, web(login)));
    }

    private static String web(String login) {
        return "web:" + login;
    }

    /** Lets PINs of an extension be tried again at once, from anywhere and from its own telephone. */
    public void unlock(String extension) {
        database.useTransaction(handle -> {
            throttle.succeeded(handle, anybody(extension));
            throttle.succeeded(handle, own(extension));
            throttle.succeeded(handle, new PinSource("", extension).subject());
        });
    }

    /** Until when PINs of an extension are not looked at, wherever they come from. */
    public Optional<Instant> lockedUntil(String extension) {
        return database.inTransaction(handle -> throttle.pausedUntil(handle, anybody(extension)));
    }

    private static String anybody(String extension) {
        return "pin:" + extension;
    }

    private static String own(String extension) {
        return "pin:" + extension + "@own";
    }

    /** Checks a web password at a login page. All checks stand in one line, so guesses at once are counted too. */
    public LoginResult verifyPassword(String login, String password) throws TooBusyException {
        String subject = web(login);
        return checks.run(() -> {
            Optional<Instant> paused = database.inTransaction(handle -> throttle.pausedUntil(handle, subject));
            if (paused.isPresent()) {
                return new LoginResult.Throttled(paused.get());
            }
            Optional<AccountStore.Secured> found = database.inTransaction(handle -> store.byLogin(handle, login))
                    .filter(known -> !known.account().disabled());
            String hash = found.map(AccountStore.Secured::passwordHash).orElse(nobodysPassword);
            boolean right = PasswordHash.matches(password, hash);
            return database.inTransaction(
                    handle -> conclude(handle, subject, found, found.map(AccountStore.Secured::passwordHash), right));
        });
    }

    /** Checks a web password that comes with each request; one that was right is believed for a minute. */
    public LoginResult verifyRepeatedly(String login, String password) throws TooBusyException {
        Optional<VerifiedLogins.Verified> known = verified.find(login, password);
        Optional<Account> account = known.flatMap(found -> byId(found.accountId(), found.passwordStamp()));
        if (account.isPresent()) {
            return new LoginResult.Accepted(account.get(), known.get().passwordStamp());
        }
        LoginResult result = verifyPassword(login, password);
        if (result instanceof LoginResult.Accepted accepted) {
            verified.add(login, password, accepted.account().id(), accepted.secretStamp());
        }
        return result;
    }

    /** Gives an extension another PIN; false when there is no such extension. */
    public boolean changePin(String extension, String pin) {
        PinHash.Stored stored = pins.of(pin);
        return database.inTransaction(handle -> store.updatePin(handle, extension, stored));
    }

    /** Makes the owner change the PIN at the next login by telephone; false when there is no such extension. */
    public boolean expirePin(String extension) {
        return database.inTransaction(handle -> store.expirePin(handle, extension));
    }

    /** In which language this person hears menus, as BCP 47 tag; false when there is no such extension. */
    public boolean changeLanguage(String extension, String language) {
        return database.inTransaction(handle -> store.updateLanguage(handle, extension, language));
    }

    /** Gives an account a role, or takes it away; false when there is no such extension. */
    public boolean grant(String extension, Role role, boolean granted) {
        return database.inTransaction(handle -> store.byExtension(handle, extension)
                .filter(found -> {
                    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
                    roles.addAll(found.account().roles());
                    boolean changes = granted ? roles.add(role) : roles.remove(role);
                    return !changes || store.updateRoles(handle, found.account().id(), roles);
                })
                .isPresent());
    }

    /** Gives an account another web password; the old one ends at once, and so does every login that used it. */
    public boolean changePassword(Account account, String password) {
        String hash = passwords.of(password);
        return database.inTransaction(handle -> store.updatePassword(handle, account.id(), hash));
    }

    /** Makes the owner choose another web password at the next login. */
    public boolean expirePassword(Account account) {
        return database.inTransaction(handle -> store.expirePassword(handle, account.id()));
    }

    /**
     * Accounts in the order of their extensions in whose extension, login name or name something is.
     *
     * @param part in any case; empty for all
     */
    public List<Account> search(String part, String after, int limit) {
        String plain = part.toLowerCase(Locale.ROOT).replaceAll("[%_]", "");
        return plain.isEmpty()
                ? page(after, limit)
                : database.inTransaction(handle -> store.search(handle, plain, after, limit));
    }

    /** How many administrators can log in. */
    public long administrators() {
        return database.inTransaction(store::administrators);
    }

    /** Gives an account other names. The login name must be free and valid. */
    public void rename(Account account, String login, String firstName, String lastName) {
        if (!LoginName.valid(login)) {
            throw new IllegalArgumentException("not a login name: " + login);
        }
        database.useTransaction(handle -> store.updateNames(handle, account.id(), login, firstName, lastName));
    }

    /** Lets nobody in with an account any more, or again; open logins end at once. */
    public void disable(Account account, boolean disabled) {
        database.useTransaction(handle -> store.updateDisabled(handle, account.id(), disabled));
    }

    /** Removes the row of an account; whatever refers to it must be gone. */
    public void delete(Account account) {
        database.useTransaction(handle -> store.delete(handle, account.id()));
    }

    /** Whether an extension has this PIN; never for logins, since it counts no failures. */
    public boolean hasPin(String extension, String pin) {
        return database.inTransaction(handle -> store.byExtension(handle, extension))
                .filter(found -> pins.matches(pin, found.pin()))
                .isPresent();
    }

    /** Whether an extension has this PIN or this password; never for logins, since it counts no failures. */
    public boolean hasSecret(String extension, String pin, String password) {
        Predicate<AccountStore.Secured> same =
                found -> pins.matches(pin, found.pin()) || PasswordHash.matches(password, found.passwordHash());
        return database.inTransaction(handle -> store.byExtension(handle, extension))
                .filter(same)
                .isPresent();
    }

    /** What web passwords must be like. */
    public PasswordPolicy passwordPolicy() {
        return policy;
    }

    @Override
    public void close() {
        checks.close();
    }

    private String stamp(String storedHash) {
        return HexFormat.of().formatHex(stamps.of(storedHash));
    }

    private LoginResult conclude(
            Handle handle,
            String subject,
            Optional<AccountStore.Secured> found,
            Optional<String> storedHash,
            boolean right) {
        Optional<Instant> paused = throttle.pausedUntil(handle, subject);
        if (paused.isPresent()) {
            return new LoginResult.Throttled(paused.get());
        }
        if (right && found.isPresent()) {
            throttle.succeeded(handle, subject);
            return new LoginResult.Accepted(found.get().account(), stamp(storedHash.orElseThrow()));
        }
        throttle.failed(handle, subject);
        log.info("Login refused for {}", subject.replaceAll("\\p{Cntrl}", "?"));
        return new LoginResult.Refused();
    }

    /** Guesses at one PIN stand in a line, so that many at once do not slip past the count. */
    private Object lock(String subject) {
        return pinLocks[Math.floorMod(subject.hashCode(), LOCKS)];
    }
}
