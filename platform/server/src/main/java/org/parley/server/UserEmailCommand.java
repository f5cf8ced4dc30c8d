package org.parley.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.email.EmailAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./run user email}: where a user's e-mail is, to be counted in the announcement. */
@Command(
        name = "email",
        mixinStandardHelpOptions = true,
        description = "Shows the e-mail account whose messages are counted for a user, or names another one.")
final class UserEmailCommand implements Callable<Integer> {
    private static final int IMAPS = 993;

    @ParentCommand
    private UserCommand users;

    @Parameters(paramLabel = "EXTENSION")
    private String extension;

    @Option(names = "--host", paramLabel = "HOST", description = "IMAP server")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "its port (default: 993)")
    private int port = IMAPS;

    @Option(names = "--security", paramLabel = "tls|starttls|none", description = "default: tls")
    private String security = "tls";

    @Option(names = "--login", paramLabel = "NAME", description = "login name there")
    private String login = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "a file with the password")
    private Path passwordFile;

    @Option(names = "--remove", description = "counts no e-mail any more")
    private boolean remove;

    @Override
    public Integer call() {
        return users.inCenter(center -> {
            if (center.accounts().byExtension(extension).isEmpty()) {
                return users.unknown(extension);
            }
            if (remove) {
                center.emailAccounts().remove(extension);
                users.note("change user", extension, "no e-mail account");
            }
            return host == null ? show(center) : change(center);
        });
    }

    private int change(MessageCenter center) {
        Optional<EmailAccount> account =
                EmailAccount.Security.ofId(security).map(protection -> new EmailAccount(host, port, protection, login));
        String mistake = account.map(EmailAccount::mistake).orElse("security is tls, starttls or none");
        if (!mistake.isEmpty() || passwordFile == null) {
            users.complain(mistake.isEmpty() ? "--password-file is missing" : mistake);
            return 2;
        }
        try {
            center.emailAccounts()
                    .set(
                            extension,
                            account.orElseThrow(),
                            Files.readString(passwordFile).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file " + passwordFile + " cannot be read", unreadable);
        }
        users.note("change user", extension, "e-mail account: " + login + " at " + host);
        return show(center);
    }

    private int show(MessageCenter center) {
        users.say("extension " + extension + "  "
                + center.emailAccounts()
                        .of(extension)
                        .map(account -> account.user() + " at " + account.host() + ":" + account.port() + " ("
                                + account.security().id() + ")")
                        .orElse("no e-mail account"));
        return 0;
    }
}
