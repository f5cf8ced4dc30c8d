package org.parley.webapp.user;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.FreshSecrets;
import org.parley.webapp.account.NewAccount;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.audit.AuditNotes;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.notification.NotificationSettings;

/**
 * What administrators do with users. Every act and its row of the audit are one transaction. Nobody takes the last
 * administrator away, and nobody the own rights.
 */
public final class UserDesk {
    private static final String DISABLE = "disable user";
    private static final int AT_ONCE = 200;

    private final MessageCenter center;
    private final UserRules rules;
    private final UserSettings settings;
    private final UserRemoval removal;
    private final FreshSecrets fresh = new FreshSecrets();

    public UserDesk(MessageCenter center, UserRules rules) {
        this.center = center;
        this.rules = rules;
        this.settings = new UserSettings(center);
        this.removal = new UserRemoval(center);
    }

    /** What came of a wish: secrets to be shown once, or what is wrong with which field. */
    public record Outcome(Optional<NewSecrets> secrets, Map<UserField, String> mistakes) {
        static Outcome wrong(Map<UserField, String> mistakes) {
            return new Outcome(Optional.empty(), mistakes);
        }

        static Outcome done() {
            return new Outcome(Optional.empty(), Map.of());
        }

        public boolean right() {
            return mistakes.isEmpty();
        }
    }

    public UserRules rules() {
        return rules;
    }

    MessageCenter center() {
        return center;
    }

    public UserTemplates templates() {
        return center.userTemplates();
    }

    private Accounts accounts() {
        return center.accounts();
    }

    /** The values of a user. */
    public UserValues values(Account account) {
        return settings.of(account);
    }

    /** Fields in which a user differs from what the template gave. */
    public List<UserField> overrides(Account account) {
        return values(account).overridesOf(templates().givenTo(account));
    }

    /** What is wrong with a new user. */
    public Map<UserField, String> mistakesOfNew(UserValues wanted) {
        Map<UserField, String> mistakes = rules.mistakes(wanted);
        String extension = wanted.get(UserField.EXTENSION);
        if (!mistakes.containsKey(UserField.EXTENSION)) {
            if (accounts().byExtension(extension).isPresent()) {
                mistakes.put(UserField.EXTENSION, "There is an extension " + extension + ".");
            } else if (center.aliases().find(extension).isPresent()) {
                mistakes.put(UserField.EXTENSION, extension + " is a distribution list.");
            } else if (center.conferences().settings().unscheduled().containsKey(extension)
                    || center.conferences().settings().center().contains(extension)) {
                mistakes.put(UserField.EXTENSION, extension + " is a conference.");
            }
        }
        return strangers(wanted, Optional.empty(), mistakes);
    }

    private Map<UserField, String> strangers(
            UserValues wanted, Optional<Account> known, Map<UserField, String> mistakes) {
        boolean taken = accounts()
                .byLogin(wanted.get(UserField.LOGIN))
                .filter(other -> known.filter(me -> me.id() == other.id()).isEmpty())
                .isPresent();
        if (taken) {
            mistakes.put(UserField.LOGIN, "Somebody else has this login name.");
        }
        String operator = wanted.get(UserField.OPERATOR);
        if (!operator.isEmpty()
                && !operator.equals(wanted.get(UserField.EXTENSION))
                && accounts().byExtension(operator).isEmpty()) {
            mistakes.put(UserField.OPERATOR, "There is no extension " + operator + ".");
        }
        NotificationSettings notices =
                settings.notification(wanted.get(UserField.EXTENSION), wanted.get(UserField.EMAIL));
        String mistake = center.notifications().mistake(notices);
        if (mistake.startsWith("address")) {
            mistakes.put(UserField.EMAIL, "Type an e-mail address, a login name or the number of a list.");
        }
        return mistakes;
    }

    /** Adds a user with random secrets, all of which must be changed at the first login. */
    public Outcome add(Actor by, UserValues wanted, String template) {
        Map<UserField, String> mistakes = mistakesOfNew(wanted);
        if (!mistakes.isEmpty()) {
            return Outcome.wrong(mistakes);
        }
        Newcomer newcomer = newcomer(wanted, template);
        return center.audit().during(by, notes -> {
            Map<UserField, String> now = mistakesOfNew(wanted);
            if (!now.isEmpty()) {
                return Outcome.wrong(now);
            }
            insert(newcomer);
            notes.add("add user", wanted.get(UserField.EXTENSION), wanted.changesSince(UserValues.DEFAULT));
            return new Outcome(Optional.of(newcomer.secrets()), Map.of());
        });
    }

    /** A user who is not there yet, with secrets. */
    record Newcomer(UserValues wanted, String template, NewSecrets secrets, Accounts.Prepared account) {}

    /** Makes and hashes secrets, which takes a while. */
    Newcomer newcomer(UserValues wanted, String template) {
        String extension = wanted.get(UserField.EXTENSION);
        NewSecrets secrets = new NewSecrets(
                extension,
                wanted.get(UserField.LOGIN),
                fresh.pin(extension),
                fresh.password(accounts().passwordPolicy()),
                center.sipSecrets().random());
        NewAccount account = new NewAccount(
                extension,
                secrets.login(),
                wanted.get(UserField.FIRST_NAME),
                wanted.get(UserField.LAST_NAME),
                wanted.get(UserField.LANGUAGE),
                Set.of(),
                secrets.pin(),
                true,
                secrets.password());
        return new Newcomer(wanted, template, secrets, accounts().prepare(account));
    }

    /** In the transaction of the caller. */
    void insert(Newcomer newcomer) {
        Account account = accounts().create(newcomer.account());
        accounts().expirePassword(account);
        center.sipSecrets().change(account.extension(), newcomer.secrets().sip());
        settings.put(account, values(account), newcomer.wanted());
        templates().find(newcomer.template()).ifPresent(given -> templates().used(account, newcomer.template(), given));
    }

    /** Changes a user; the extension stays. */
    public Outcome change(Actor by, Account known, UserValues typed) {
        UserValues wanted = typed.with(UserField.EXTENSION, known.extension());
        return center.audit().during(by, notes -> {
            Map<UserField, String> mistakes = mistakesOfChange(by, known, wanted);
            if (!mistakes.isEmpty()) {
                return Outcome.wrong(mistakes);
            }
            update(known, wanted, notes);
            return Outcome.done();
        });
    }

    Map<UserField, String> mistakesOfChange(Actor by, Account known, UserValues wanted) {
        Map<UserField, String> mistakes = rules.mistakes(wanted);
        // one that was made under other settings keeps its extension
        mistakes.remove(UserField.EXTENSION);
        strangers(wanted, Optional.of(known), mistakes);
        if (known.administrator() && !wanted.on(UserField.ADMINISTRATOR)) {
            lastAdministrator(by, known).ifPresent(mistake -> mistakes.put(UserField.ADMINISTRATOR, mistake));
        }
        return mistakes;
    }

    /** In the transaction of the caller. */
    void update(Account known, UserValues wanted, AuditNotes notes) {
        UserValues before = values(known);
        if (!wanted.equals(before)) {
            accounts()
                    .rename(
                            known,
                            wanted.get(UserField.LOGIN),
                            wanted.get(UserField.FIRST_NAME),
                            wanted.get(UserField.LAST_NAME));
            settings.put(known, before, wanted);
            notes.add("change user", known.extension(), wanted.changesSince(before));
        }
    }

    /** Why an administrator must stay one, as a sentence. */
    private Optional<String> lastAdministrator(Actor by, Account known) {
        if (by.who().equals(known.login())) {
            return Optional.of("Nobody takes the own rights away; another administrator can.");
        }
        return known.administrator() && !known.disabled() && accounts().administrators() < 2
                ? Optional.of("There must be an administrator left.")
                : Optional.empty();
    }

    /**
     * Gives a user what a template says.
     *
     * @param merge what the user has else than the template gave last stays
     */
    public Outcome apply(Actor by, Account known, String template, boolean merge) {
        return center.audit().during(by, notes -> {
            UserValues given = templates().find(template).orElseThrow();
            UserValues before = values(known);
            UserValues wanted = before.withTemplate(given);
            if (merge) {
                for (UserField own : before.overridesOf(templates().givenTo(known))) {
                    wanted = wanted.with(own, before.get(own));
                }
            }
            Map<UserField, String> mistakes = strangers(wanted, Optional.of(known), new EnumMap<>(UserField.class));
            if (!mistakes.isEmpty()) {
                return Outcome.wrong(mistakes);
            }
            settings.put(known, before, wanted);
            templates().used(known, template, given);
            notes.add(
                    merge ? "merge template" : "set template",
                    known.extension(),
                    template + ": " + wanted.changesSince(before));
            return Outcome.done();
        });
    }

    /** Makes a template, or changes it. */
    public Map<UserField, String> putTemplate(Actor by, String name, UserValues values) {
        return center.audit().during(by, notes -> {
            Map<UserField, String> mistakes = rules.templateMistakes(values);
            String operator = values.get(UserField.OPERATOR);
            if (!operator.isEmpty() && accounts().byExtension(operator).isEmpty()) {
                mistakes.put(UserField.OPERATOR, "There is no extension " + operator + ".");
            }
            if (mistakes.isEmpty()) {
                UserValues before = templates().find(name).orElse(UserValues.DEFAULT);
                templates().put(name, values);
                notes.add("put template", name, values.changesSince(before));
            }
            return mistakes;
        });
    }

    /** Deletes a template; false when there is none that can be. */
    public boolean deleteTemplate(Actor by, String name) {
        return center.audit().during(by, notes -> {
            boolean deleted = templates().delete(name);
            if (deleted) {
                notes.add("delete template", name, "");
            }
            return deleted;
        });
    }

    /** A new PIN, to be changed at the next login by telephone. */
    public NewSecrets newPin(Actor by, Account known) {
        String pin = fresh.pin(known.extension());
        return center.audit().during(by, notes -> {
            accounts().changePin(known.extension(), pin);
            accounts().expirePin(known.extension());
            accounts().unlock(known.extension());
            notes.add("new PIN", known.extension(), "");
            return new NewSecrets(known.extension(), known.login(), pin, "", "");
        });
    }

    /** A new web password, to be changed at the next login. Every login with the old one ends. */
    public NewSecrets newPassword(Actor by, Account known) {
        String password = fresh.password(accounts().passwordPolicy());
        return center.audit().during(by, notes -> {
            accounts().changePassword(known, password);
            accounts().expirePassword(known);
            accounts().unlockLogin(known.login());
            notes.add("new password", known.extension(), "");
            return new NewSecrets(known.extension(), known.login(), "", password, "");
        });
    }

    /** A new secret of telephones. */
    public NewSecrets newSipSecret(Actor by, Account known) {
        String secret = center.sipSecrets().random();
        return center.audit().during(by, notes -> {
            center.sipSecrets().change(known.extension(), secret);
            notes.add("new SIP secret", known.extension(), "");
            return new NewSecrets(known.extension(), known.login(), "", "", secret);
        });
    }

    /** Lets PINs and passwords be tried again that were wrong too often. */
    public void unlock(Actor by, Account known) {
        center.audit().during(by, notes -> {
            accounts().unlock(known.extension());
            accounts().unlockLogin(known.login());
            notes.add("unlock user", known.extension(), "");
            return true;
        });
    }

    /** Lets nobody in as this user any more, or again. @return what is against it, as a sentence */
    public Optional<String> disable(Actor by, Account known, boolean disabled) {
        return center.audit().during(by, notes -> {
            Optional<String> mistake = disabled ? lastAdministrator(by, known) : Optional.empty();
            if (mistake.isEmpty() && known.disabled() != disabled) {
                accounts().disable(known, disabled);
                center.sipSecrets().forgetTelephones(known.extension());
                notes.add(disabled ? DISABLE : "enable user", known.extension(), "");
            }
            return mistake;
        });
    }

    /** Deletes the saved messages of a user, some at a time; new ones stay. @return how many there were */
    public int deleteSaved(Actor by, Account known) {
        int deleted = 0;
        List<Message> some;
        do {
            some = center.mailboxes()
                    .list(known.extension(), MessageQuery.of(Folder.SAVED, Order.OLDEST_FIRST, AT_ONCE))
                    .messages();
            for (Message message : some) {
                center.mailboxes().delete(known.extension(), message.id());
            }
            deleted += some.size();
        } while (!some.isEmpty());
        int all = deleted;
        return center.audit().during(by, notes -> {
            notes.add("delete saved messages", known.extension(), String.valueOf(all));
            return all;
        });
    }

    /**
     * Deletes a user with all messages. First the user is disabled, then the messages go, some at a time, so that nobody
     * waits for it; last the account. @return what is against it, as a sentence
     */
    public Optional<String> delete(Actor by, Account known) {
        Optional<String> mistake = disable(by, known, true);
        if (mistake.isPresent()) {
            return mistake;
        }
        removal.erase(known);
        center.audit().during(by, notes -> {
            removal.remove(known);
            notes.add("delete user", known.extension(), known.login() + ", " + known.displayName());
            return true;
        });
        return Optional.empty();
    }
}
