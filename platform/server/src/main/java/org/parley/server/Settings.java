package org.parley.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * All settings of a run: {@code platform-config/parley.conf}, over it the operator's file, over it the command line.
 *
 * @param home the project's folder, which holds templates, grammars and prompts
 */
record Settings(Path home, Config config) {

    /** Reads the files. Names the file and the line when one of them is wrong. */
    static Settings load(Path home, Path file, Map<String, Object> commandLine) {
        Path defaults = home.resolve("platform-config/parley.conf");
        Config config = ConfigFactory.parseFile(defaults.toFile());
        if (!Files.isReadable(defaults)) {
            throw new IllegalArgumentException("the settings file " + defaults + " cannot be read");
        }
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("the settings file " + file + " cannot be read");
            }
            config = ConfigFactory.parseFile(file.toFile()).withFallback(config);
        }
        return new Settings(
                home,
                ConfigFactory.parseMap(new HashMap<>(commandLine), "command line")
                        .withFallback(config)
                        .resolve());
    }

    Path data() {
        return Path.of(config.getString("data")).toAbsolutePath().normalize();
    }

    HostPort address(String section) {
        return new HostPort(config.getString(section + ".host"), config.getInt(section + ".port"));
    }

    /** Whether nobody but this machine can reach us: the condition for demo data. */
    boolean onlyLoopback() {
        return loopback("sip") && loopback("http") && loopback("platform");
    }

    private boolean loopback(String section) {
        String host = address(section).host();
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(section + ".host: '" + host + "' is not known", unknown);
        }
    }
}
