package org.parley.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.FreshSecrets;
import org.parley.webapp.account.Role;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.audit.AuditNotes;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.TollRights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./run user …}: what an administrator does who cannot log in, while the server is stopped. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        subcommands = {
            UserNotifyCommand.class,
            UserEmailCommand.class,
            UserVoicemailCommand.class,
            UserAliasCommand.class
        },
        description = "Users, while the server is stopped. On a running one: /api/v1/users.")
final class UserCommand implements Runnable {
    private static final int PAGE = 100;

    private final Path home;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data folder (default: data)",
            scope = ScopeType.INHERIT)
    private Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "settings file", scope = ScopeType.INHERIT)
    private Path config;

    private AuditNotes notes;

    UserCommand(Path home) {
        this.home = home;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists extension, login and name.")
    int list() {
        return inCenter(center -> {
            List<Account> page = center.accounts().page("", PAGE);
            while (!page.isEmpty()) {
                page.forEach(user -> say(user.extension() + "  " + user.login() + "  " + user.displayName()));
                page = center.accounts().page(page.get(page.size() - 1).extension(), PAGE);
            }
            return 0;
        });
    }

    @Command(
            name = "unlock",
            mixinStandardHelpOptions = true,
            description = "Lets PINs be tried again that were wrong too often.")
    int unlock(@Parameters(paramLabel = "EXTENSION") String extension) {
        return inCenter(center -> {
            if (center.accounts().byExtension(extension).isEmpty()) {
                return unknown(extension);
            }
            center.accounts().unlock(extension);
            note("unlock user", extension, "");
            return 0;
        });
    }

    @Command(
            name = "pin",
            mixinStandardHelpOptions = true,
            description = "Gives a random PIN, which is printed once and must be changed at the next login.")
    int pin(@Parameters(paramLabel = "EXTENSION") String extension) {
        return inCenter(center -> {
            String pin = new FreshSecrets().pin(extension);
            if (!center.accounts().changePin(extension, pin)) {
                return unknown(extension);
            }
            center.accounts().expirePin(extension);
            center.accounts().unlock(extension);
            note("new PIN", extension, "");
            say("extension " + extension + "  PIN " + pin);
            return 0;
        });
    }

    @Command(
            name = "language",
            mixinStandardHelpOptions = true,
            description = "Says in which language a user hears the menus: a tag such as es-US.")
    int language(
            @Parameters(paramLabel = "EXTENSION") String extension,
            @Parameters(paramLabel = "LANGUAGE") String language) {
        if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")) {
            complain(language + " is no language tag such as es-US");
            return 1;
        }
        return inCenter(center -> {
            if (!center.accounts().changeLanguage(extension, language)) {
                return unknown(extension);
            }
            note("change user", extension, "language " + language);
            return 0;
        });
    }

    @Command(
            name = "send-to-all",
            mixinStandardHelpOptions = true,
            description = "Allows or forbids a user to send messages to everybody.")
    int sendToAll(
            @Parameters(paramLabel = "EXTENSION") String extension,
            @Option(names = "--allow", negatable = true, required = true) Boolean allow) {
        return inCenter(center -> {
            if (!center.accounts().grant(extension, Role.SEND_TO_ALL, allow)) {
                return unknown(extension);
            }
            note("change user", extension, "send-to-all " + allow);
            return 0;
        });
    }

    @Command(
            name = "outside",
            mixinStandardHelpOptions = true,
            description = "Says what a user may call outside; with options, changes it.")
    int outside(
            @Parameters(paramLabel = "EXTENSION") String extension,
            @Option(names = "--allow", negatable = true, description = "allows or forbids outside lines") Boolean allow,
            @Option(
                            names = "--classes",
                            paramLabel = "CLASS",
                            split = ",",
                            description = "internal, local, national, …")
                    List<String> classes,
            @Option(names = "--longest-call", paramLabel = "SECONDS") Integer seconds,
            @Option(names = "--calls-per-day", paramLabel = "CALLS") Integer calls,
            @Option(names = "--minutes-per-day", paramLabel = "MINUTES") Integer minutes,
            @Option(names = "--at-once", paramLabel = "CALLS") Integer atOnce) {
        return inCenter(center -> {
            if (center.accounts().byExtension(extension).isEmpty()) {
                return unknown(extension);
            }
            Optional<String> wrong = Optional.ofNullable(classes).stream()
                    .flatMap(List::stream)
                    .filter(name -> NumberClass.ofId(name).isEmpty())
                    .findFirst();
            if (wrong.isPresent()) {
                spec.commandLine().getErr().println("There is no class " + wrong.get());
                return 1;
            }
            TollRights now = center.toll().rights(extension);
            TollRights rights = new TollRights(
                    allow == null ? now.outside() : allow,
                    classes == null
                            ? now.classes()
                            : Optional.of(classes.stream()
                                    .flatMap(name -> NumberClass.ofId(name).stream())
                                    .collect(Collectors.toSet())),
                    changed(seconds, now.maxCallSeconds()),
                    changed(calls, now.callsPerDay()),
                    changed(minutes, now.minutesPerDay()),
                    changed(atOnce, now.callsAtOnce()));
            if (!rights.equals(now)) {
                center.toll().change(extension, rights);
                note("change user", extension, "outside lines: " + rights);
            }
            say("extension " + extension + "  outside lines " + (rights.outside() ? "allowed" : "not allowed")
                    + rights.classes()
                            .map(set -> "  classes "
                                    + set.stream().sorted().map(NumberClass::id).collect(Collectors.joining(",")))
                            .orElse(""));
            return 0;
        });
    }

    private static OptionalInt changed(Integer wanted, OptionalInt now) {
        return wanted == null ? now : OptionalInt.of(wanted);
    }

    int unknown(String extension) {
        spec.commandLine().getErr().println("There is no extension " + extension + "; ./run user list shows all");
        return 1;
    }

    void complain(String line) {
        spec.commandLine().getErr().println(line);
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    /** Notes what a command has done, for the audit; nothing of it may be a secret. */
    void note(String act, String subject, String detail) {
        notes.add(act, subject, detail);
    }

    /** Opens the message center for a command, which with what it notes is one transaction. */
    int inCenter(ToIntFunction<MessageCenter> work) {
        Map<String, Object> given = new HashMap<>();
        if (data != null) {
            given.put("data", data.toString());
        }
        Settings settings = Settings.load(home, config, given);
        try (MessageCenter center = MessageCenter.open(MessageCenterConfig.in(settings.data())
                .withVoicemail(Wiring.voicemail(settings))
                .withNotifications(new NotificationSection(settings).config())
                .withSipRealm(settings.config().getString("sip.realm")))) {
            return center.audit().during(Actor.command(), fresh -> {
                notes = fresh;
                return work.applyAsInt(center);
            });
        }
    }
}
