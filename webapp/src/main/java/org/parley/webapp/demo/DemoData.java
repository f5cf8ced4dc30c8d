package org.parley.webapp.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.FreshSecrets;
import org.parley.webapp.account.NewAccount;
import org.parley.webapp.account.Role;
import org.parley.webapp.telephone.SipSecrets;

/**
 * Fills an empty database. The demo secrets can be guessed by anybody who reads the documentation, so they exist only
 * where every address of the server is loopback.
 */
public final class DemoData {
    private static final int FIRST_EXTENSION = 100;
    private static final List<String> NAMES = List.of(
            "Olivia Operator",
            "Ada Quill",
            "Ben Harbor",
            "Clara Lindqvist",
            "Daniel Okafor",
            "Elena Petrova",
            "Frank Castellano",
            "Grace Nakamura",
            "Hugo Lambert",
            "Iris Vandermeer");

    private final Accounts accounts;
    private final SipSecrets sipSecrets;
    private final FreshSecrets fresh = new FreshSecrets();

    /** Secrets that were just made and are shown once. */
    public record FirstSecrets(String extension, String login, String password, String pin, String sip) {
        @Override
        public String toString() {
            return "FirstSecrets[" + login + "]";
        }
    }

    public DemoData(Accounts accounts, SipSecrets sipSecrets) {
        this.accounts = accounts;
        this.sipSecrets = sipSecrets;
    }

    /**
     * Makes the first accounts when there are none: extensions 100 to 109 with demo secrets when every address is
     * loopback, else one administrator with random secrets.
     *
     * @return the administrator's secrets, to be printed once; empty in every other case
     */
    public Optional<FirstSecrets> create(boolean allAddressesLoopback) {
        if (!accounts.page("", 1).isEmpty()) {
            if (allAddressesLoopback) {
                giveTelephonesToOlderData();
            }
            return Optional.empty();
        }
        if (!allAddressesLoopback) {
            return Optional.of(createAdministrator());
        }
        List<NewAccount> demo = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            demo.add(demoAccount(FIRST_EXTENSION + i, NAMES.get(i)));
        }
        demo.stream().parallel().forEach(accounts::create);
        demo.forEach(account -> sipSecrets.change(account.extension(), sip(account.extension())));
        return Optional.empty();
    }

    /** Demo accounts of an earlier version have no SIP secret. */
    private void giveTelephonesToOlderData() {
        for (int i = 0; i < NAMES.size(); i++) {
            String extension = String.valueOf(FIRST_EXTENSION + i);
            if (sipSecrets.of(extension).isEmpty()
                    && accounts.hasSecret(extension, pin(extension), password(extension))) {
                sipSecrets.change(extension, sip(extension));
            }
        }
    }

    /** Accounts that anybody could enter who knows the documentation. */
    public List<Account> accountsWithDemoSecrets() {
        List<Account> found = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String extension = String.valueOf(FIRST_EXTENSION + i);
            if (sipSecrets.matches(extension, sip(extension))
                    || accounts.hasSecret(extension, pin(extension), password(extension))) {
                accounts.byExtension(extension).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The PIN of an extension with which anybody may try the message center; empty once it was changed. */
    public Optional<String> demoPin(String extension) {
        return Optional.of(pin(extension)).filter(pin -> accounts.hasPin(extension, pin));
    }

    /** Gives every account that still has a demo secret random ones, and returns them to be shown once. */
    public List<FirstSecrets> replaceDemoSecrets() {
        List<FirstSecrets> replaced = new ArrayList<>();
        for (Account account : accountsWithDemoSecrets()) {
            FirstSecrets secrets = new FirstSecrets(
                    account.extension(),
                    account.login(),
                    fresh.password(accounts.passwordPolicy()),
                    fresh.pin(account.extension()),
                    sipSecrets.random());
            sipSecrets.change(account.extension(), secrets.sip());
            accounts.changePin(account.extension(), secrets.pin());
            accounts.changePassword(account, secrets.password());
            replaced.add(secrets);
        }
        return replaced;
    }

    private FirstSecrets createAdministrator() {
        String extension = String.valueOf(FIRST_EXTENSION);
        FirstSecrets secrets = new FirstSecrets(
                extension,
                "admin",
                fresh.password(accounts.passwordPolicy()),
                fresh.pin(extension),
                sipSecrets.random());
        accounts.create(new NewAccount(
                secrets.extension(),
                secrets.login(),
                "",
                "Administrator",
                "en-US",
                Set.of(Role.ADMINISTRATOR),
                secrets.pin(),
                true,
                secrets.password()));
        sipSecrets.change(secrets.extension(), secrets.sip());
        return secrets;
    }

    private static NewAccount demoAccount(int number, String name) {
        String extension = String.valueOf(number);
        String[] names = name.split(" ");
        return new NewAccount(
                extension,
                "user" + extension,
                names[0],
                names[1],
                "en-US",
                roles(number),
                pin(extension),
                false,
                password(extension));
    }

    private static Set<Role> roles(int number) {
        return switch (number) {
            case 100 -> EnumSet.of(Role.ADMINISTRATOR);
            case 109 -> EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR));
            default -> Set.of();
        };
    }

    private static String pin(String extension) {
        return "7" + extension + "5";
    }

    private static String password(String extension) {
        return "parley-" + extension;
    }

    private static String sip(String extension) {
        return "sip-" + extension;
    }
}
