package org.parley.server;

import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.parley.webapp.demo.DemoData.FirstSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run}: starts everything, says what to dial and open, and stops on SIGTERM. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Starts Parley.",
        footer = {"", "Also: ./run prompts builds the audio of phrases that have none."})
final class RunCommand implements Callable<Integer> {
    private final Path home;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default: data)")
    private Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "settings over platform-config/parley.conf")
    private Path config;

    @Option(
            names = "--sip",
            paramLabel = "HOST:PORT",
            converter = HostPort.Converter.class,
            description = "SIP over UDP and TCP (default: 127.0.0.1:5060)")
    private HostPort sip;

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            converter = HostPort.Converter.class,
            description = "pages and REST (default: 127.0.0.1:8080)")
    private HostPort http;

    @Option(
            names = "--platform",
            paramLabel = "HOST:PORT",
            converter = HostPort.Converter.class,
            description = "connector of the telephone side (default: 127.0.0.1:0, any free port)")
    private HostPort platform;

    @Option(
            names = "--rtp",
            paramLabel = "LOW-HIGH",
            converter = PortRange.Converter.class,
            description = "RTP ports (default: 20000-29999)")
    private PortRange rtp;

    RunCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws Exception {
        Server server;
        try {
            server = Server.start(Settings.load(home, config, commandLine()));
        } catch (StartRefused | ConfigException | IllegalArgumentException refused) {
            System.err.println("Parley does not start: " + refused.getMessage());
            return 2;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        server.firstSecrets().ifPresent(RunCommand::show);
        System.out.println(server.greeting());
        stopped.await();
        return 0;
    }

    private static void show(FirstSecrets secrets) {
        System.out.println("The administrator's secrets, shown this once: login " + secrets.login() + ", password "
                + secrets.password() + ", extension " + secrets.extension() + ", PIN " + secrets.pin()
                + ", SIP secret " + secrets.sip());
    }

    private Map<String, Object> commandLine() {
        Map<String, Object> given = new HashMap<>();
        if (data != null) {
            given.put("data", data.toString());
        }
        address(given, "sip", sip);
        address(given, "http", http);
        address(given, "platform", platform);
        if (rtp != null) {
            given.put("rtp.low", rtp.low());
            given.put("rtp.high", rtp.high());
        }
        return given;
    }

    private static void address(Map<String, Object> given, String section, HostPort address) {
        if (address != null) {
            given.put(section + ".host", address.host());
            given.put(section + ".port", address.port());
        }
    }
}
