package org.parley.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.demo.DemoData.FirstSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run demo remove}: gives accounts that have demo secrets random ones, while the server is stopped. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Commands on the demo data.")
final class DemoCommand implements Runnable {
    private final Path home;

    DemoCommand(Path home) {
        this.home = home;
    }

    @Override
    public void run() {
        System.err.println("./run demo remove [--data DIR]");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Replaces every demo password and PIN by a random one and prints them, once.")
    int remove(
            @Option(names = "--data", paramLabel = "DIR", description = "data folder (default: data)") Path data,
            @Option(names = "--config", paramLabel = "FILE", description = "settings file") Path config) {
        Map<String, Object> given = new HashMap<>();
        if (data != null) {
            given.put("data", data.toString());
        }
        Settings settings = Settings.load(home, config, given);
        try (MessageCenter center = MessageCenter.open(MessageCenterConfig.in(settings.data())
                .withSipRealm(settings.config().getString("sip.realm")))) {
            List<FirstSecrets> replaced = center.audit().during(Actor.command(), notes -> {
                List<FirstSecrets> fresh = center.demoData().replaceDemoSecrets();
                fresh.forEach(one -> notes.add("replace demo secrets", one.extension(), ""));
                return fresh;
            });
            for (FirstSecrets secrets : replaced) {
                System.out.println("login " + secrets.login() + "  password " + secrets.password() + "  extension "
                        + secrets.extension() + "  PIN " + secrets.pin() + "  SIP secret " + secrets.sip());
            }
        }
        return 0;
    }
}
