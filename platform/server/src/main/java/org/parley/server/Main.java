package org.parley.server;

import ch.qos.logback.classic.ClassicConstants;
import java.nio.file.Path;
import picocli.CommandLine;

/** The one entry of the program: {@code ./run} and its commands. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Path home =
                Path.of(System.getProperty("parley.home", ".")).toAbsolutePath().normalize();
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) == null) {
            System.setProperty(
                    ClassicConstants.CONFIG_FILE_PROPERTY,
                    home.resolve("platform-config/logback.xml").toString());
        }
        CommandLine command = new CommandLine(new RunCommand(home))
                .addSubcommand(new DialCommand())
                .addSubcommand(new CheckCommand(home))
                .addSubcommand(new BrowseCommand())
                .addSubcommand(new GrammarCommand())
                .addSubcommand(new DemoCommand(home))
                .addSubcommand(new UserCommand(home))
                .addSubcommand(new TollCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    failure.printStackTrace(line.getErr());
                    return 1;
                });
        System.exit(command.execute(arguments));
    }
}
