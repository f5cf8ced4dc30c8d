package org.parley.server;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.voicemail.VoicemailSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./run user voicemail}: the limits and switches of a mailbox. */
@Command(
        name = "voicemail",
        mixinStandardHelpOptions = true,
        description = "Shows the voicemail settings of a user, or changes them; what is not named stays.",
        footer = {"", "0 for a number, and '' for the operator, follow the section voicemail of parley.conf again."})
final class UserVoicemailCommand implements Callable<Integer> {

    @ParentCommand
    private UserCommand users;

    @Parameters(paramLabel = "EXTENSION")
    private String extension;

    @Option(
            names = "--enabled",
            arity = "1",
            paramLabel = "true|false",
            description = "whether the extension takes messages")
    private Boolean enabled;

    @Option(names = "--max-messages", paramLabel = "MESSAGES", description = "with so many the mailbox is full")
    private Integer maxMessages;

    @Option(names = "--max-total", paramLabel = "SECONDS", description = "length of all messages together")
    private Integer maxTotal;

    @Option(names = "--max-caller", paramLabel = "SECONDS", description = "longest recording of a caller")
    private Integer maxCaller;

    @Option(names = "--max-owner", paramLabel = "SECONDS", description = "longest recording of the owner")
    private Integer maxOwner;

    @Option(
            names = "--end-on-silence",
            arity = "1",
            paramLabel = "true|false",
            description = "whether silence ends a recording")
    private Boolean endOnSilence;

    @Option(names = "--operator", paramLabel = "EXTENSION", description = "whom callers reach with the operator's key")
    private String operator;

    @Override
    public Integer call() {
        return users.inCenter(center -> {
            if (center.accounts().byExtension(extension).isEmpty()) {
                return users.unknown(extension);
            }
            if (operator != null
                    && !operator.isEmpty()
                    && center.accounts().byExtension(operator).isEmpty()) {
                return users.unknown(operator);
            }
            VoicemailSettings now = center.voicemail().settings(extension);
            VoicemailSettings wanted = new VoicemailSettings(
                    enabled == null ? now.enabled() : enabled,
                    changed(maxMessages, now.maxMessages()),
                    changed(maxTotal, now.maxTotalSeconds()),
                    changed(maxCaller, now.maxCallerSeconds()),
                    changed(maxOwner, now.maxOwnerSeconds()),
                    endOnSilence == null ? now.endOnSilence() : Optional.of(endOnSilence),
                    operator == null ? now.operator() : Optional.of(operator).filter(one -> !one.isEmpty()));
            if (!wanted.equals(now)) {
                center.voicemail().set(extension, wanted);
                users.note("change user", extension, "voicemail: " + wanted);
            }
            return show(center, wanted);
        });
    }

    private static OptionalInt changed(Integer wanted, OptionalInt now) {
        if (wanted == null) {
            return now;
        }
        return wanted > 0 ? OptionalInt.of(wanted) : OptionalInt.empty();
    }

    private int show(MessageCenter center, VoicemailSettings settings) {
        var limits = center.voicemail().limits(extension);
        users.say("extension " + extension + " --enabled " + settings.enabled()
                + " --max-messages " + limits.maxMessages()
                + " --max-total " + limits.maxTotal().toSeconds()
                + " --max-caller " + limits.maxCaller().toSeconds()
                + " --max-owner " + limits.maxOwner().toSeconds()
                + " --end-on-silence " + limits.endOnSilence()
                + " --operator '" + settings.operator().orElse("") + "'");
        return 0;
    }
}
