package org.parley.webapp.phone;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;

/** The settings that Parley ships, and the folders of this project. */
final class PhoneSettings {
    static final Path HOME = Path.of(System.getProperty("parley.home", ".."));

    private PhoneSettings() {}

    static Map<String, Object> section(String name) {
        Config shipped = ConfigFactory.parseFile(
                        HOME.resolve("platform-config/parley.conf").toFile())
                .resolve();
        return shipped.getObject(name).unwrapped();
    }

    static PhoneConfig shipped() {
        return PhoneConfig.in(HOME, section("menus"), section("dialplan"))
                .withLanguages(LanguageSettings.of(section("languages")));
    }
}
