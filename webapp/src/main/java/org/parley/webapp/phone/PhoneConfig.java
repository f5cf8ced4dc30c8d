package org.parley.webapp.phone;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * Settings of the telephone documents.
 *
 * @param templates folder of the templates, vxml-templates
 * @param grammars folder of the grammars
 * @param prompts folder of phrases.csv and the recorded phrases
 * @param menus the section {@code menus} of the settings, as a HOCON object unwraps to
 * @param dialplan the section {@code dialplan}
 * @param languages which languages callers hear
 * @param zone of dates and times that callers hear
 * @param longestUpload greatest size of a submitted recording, in bytes
 */
public record PhoneConfig(
        Path templates,
        Path grammars,
        Path prompts,
        Map<String, ?> menus,
        Map<String, ?> dialplan,
        LanguageSettings languages,
        ZoneId zone,
        long longestUpload) {
    private static final long UPLOAD = 40_000_000;

    /** The folders below the project's home, American English, the time zone of the machine. */
    public static PhoneConfig in(Path home, Map<String, ?> menus, Map<String, ?> dialplan) {
        return new PhoneConfig(
                home.resolve("vxml-templates"),
                home.resolve("grammars"),
                home.resolve("prompts"),
                menus,
                dialplan,
                LanguageSettings.only("en-US"),
                ZoneId.systemDefault(),
                UPLOAD);
    }

    public PhoneConfig withLanguages(LanguageSettings other) {
        return new PhoneConfig(templates, grammars, prompts, menus, dialplan, other, zone, longestUpload);
    }
}
