package org.parley.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.webapp.phone.Documents;
import org.parley.webapp.template.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run check}: looks for mistakes in templates, grammars and phrases without making a call. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Finds mistakes in templates, grammars and phrases.")
final class CheckCommand implements Callable<Integer> {
    private final Path home;

    @Option(names = "--config", paramLabel = "FILE", description = "settings over platform-config/parley.conf")
    private Path config;

    CheckCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.load(home, config, Map.of());
        List<Finding> findings = new Documents(Wiring.phone(settings)).linter().check();
        findings.forEach(System.out::println);
        System.out.println(findings.isEmpty() ? "no mistakes found" : findings.size() + " mistakes found");
        return findings.isEmpty() ? 0 : 1;
    }
}
