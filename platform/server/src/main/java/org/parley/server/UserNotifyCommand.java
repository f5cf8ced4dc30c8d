package org.parley.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.notification.EscalationLevel;
import org.parley.webapp.notification.Mode;
import org.parley.webapp.notification.NotificationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./run user notify}: how a user is told of messages outside the telephone. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        description = "Shows how a user is told of new messages, or changes it; what is not named stays.",
        footer = {
            "",
            "ADDRESS is an e-mail address, a login name or the number of a message alias. LEVEL is",
            "ADDRESS,SECONDS,RETRIES with ',continue' behind it for a level that goes on when the next one begins:",
            "  ./run user notify 101 --mode escalation --level ann@example.org,600,2 --level user102,300,0,continue"
        })
final class UserNotifyCommand implements Callable<Integer> {
    private static final Pattern LEVEL = Pattern.compile("([^,]+),(\\d{1,6}),(\\d{1,4})(,continue)?");

    @ParentCommand
    private UserCommand users;

    @Parameters(paramLabel = "EXTENSION")
    private String extension;

    @Option(names = "--mode", paramLabel = "MODE", description = "disabled, notification or escalation")
    private String mode;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "who gets the e-mail of mode notification")
    private String address;

    @Option(names = "--audio", arity = "1", paramLabel = "true|false", description = "whether the message is attached")
    private Boolean audio;

    @Option(names = "--level", paramLabel = "LEVEL", description = "a level of the escalation; may be repeated")
    private List<String> levels;

    @Option(names = "--webhook", paramLabel = "URL", description = "where programs are told; '' for none")
    private String webhook;

    @Override
    public Integer call() {
        return users.inCenter(center -> {
            if (center.accounts().byExtension(extension).isEmpty()) {
                return users.unknown(extension);
            }
            boolean changes = mode != null || address != null || audio != null || levels != null || webhook != null;
            return changes ? change(center) : show(center);
        });
    }

    private int change(MessageCenter center) {
        NotificationSettings now = center.notifications().settings(extension);
        Optional<Mode> wanted = mode == null ? Optional.of(now.mode()) : Mode.ofId(mode);
        Optional<String> wrong = levels == null
                ? Optional.empty()
                : levels.stream()
                        .filter(level -> !LEVEL.matcher(level).matches())
                        .findFirst();
        if (wanted.isEmpty() || wrong.isPresent()) {
            return refuse(
                    wanted.isEmpty() ? "mode is disabled, notification or escalation" : "no level: " + wrong.get());
        }
        NotificationSettings settings = new NotificationSettings(
                wanted.get(),
                address == null ? now.address() : address,
                audio == null ? now.audio() : audio,
                levels == null
                        ? now.levels()
                        : levels.stream().map(UserNotifyCommand::level).toList(),
                webhook == null ? now.webhook() : webhook);
        String mistake = center.notifications().mistake(settings);
        if (!mistake.isEmpty()) {
            return refuse(mistake);
        }
        users.note(
                "change user",
                extension,
                "notification: " + settings.mode().id() + " " + settings.address()
                        + (settings.webhook().isEmpty() ? "" : ", with webhook"));
        center.notifications()
                .set(extension, settings)
                .ifPresent(secret -> users.say("The webhook's secret, shown this once: " + secret));
        return show(center);
    }

    private static EscalationLevel level(String text) {
        Matcher parts = LEVEL.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("checked before: " + text);
        }
        return new EscalationLevel(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) != null);
    }

    private int show(MessageCenter center) {
        NotificationSettings now = center.notifications().settings(extension);
        String each = now.levels().stream()
                .map(level -> " --level " + level.address() + "," + level.periodSeconds() + "," + level.retries()
                        + (level.continues() ? ",continue" : ""))
                .collect(Collectors.joining());
        users.say("extension " + extension + " --mode " + now.mode().id() + " --address '" + now.address()
                + "' --audio " + now.audio() + each + " --webhook '" + now.webhook() + "'");
        return 0;
    }

    private int refuse(String reason) {
        users.complain(reason);
        return 2;
    }
}
