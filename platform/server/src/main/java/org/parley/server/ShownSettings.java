package org.parley.server;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parley.webapp.web.PageSettings.Shown;

/** What administrators see of the settings files: digits, languages, outside lines, providers, conferences. Never a secret. */
record ShownSettings(Settings settings) {
    private static final Map<String, String> SECTIONS = sections();

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("dialplan", "Digits and numbers");
        sections.put("languages", "Languages");
        sections.put("toll", "Outside lines");
        sections.put("sip.trunks", "Providers");
        sections.put("conference", "Conferences");
        return sections;
    }

    List<Shown> all() {
        List<Shown> shown = new ArrayList<>();
        SECTIONS.forEach(
                (path, title) -> add(shown, title, path, settings.config().getValue(path)));
        return shown;
    }

    private void add(List<Shown> shown, String title, String key, ConfigValue value) {
        if (key.equals("conference.unscheduled")) {
            // the values are passwords
            String ids = ((ConfigObject) value).keySet().stream().sorted().collect(Collectors.joining(", "));
            shown.add(new Shown(title, key, ids, where(value.origin())));
        } else if (value instanceof ConfigObject section && !section.isEmpty()) {
            new TreeMap<>(section).forEach((name, inner) -> add(shown, title, key + "." + name, inner));
        } else if (value instanceof ConfigList list && list.stream().anyMatch(ConfigObject.class::isInstance)) {
            for (int n = 0; n < list.size(); n++) {
                add(shown, title, key + "[" + n + "]", list.get(n));
            }
        } else {
            boolean secret = key.matches(".*\\.(secret|password)");
            boolean empty = value instanceof ConfigObject;
            String text = empty ? "" : secret ? "(kept secret)" : text(value);
            shown.add(new Shown(title, key, text, where(value.origin())));
        }
    }

    private static String text(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.unwrapped().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        Object plain = value.unwrapped();
        return plain instanceof String text ? text : value.render(ConfigRenderOptions.concise());
    }

    /** File and line as {@code parley.conf, line 12}; of the command line only that. */
    private String where(ConfigOrigin origin) {
        if (origin.filename() == null) {
            return origin.description();
        }
        Path file = Path.of(origin.filename()).toAbsolutePath().normalize();
        Path home = settings.home().toAbsolutePath().normalize();
        Path name = file.startsWith(home) ? home.relativize(file) : file;
        return name + (origin.lineNumber() > 0 ? ", line " + origin.lineNumber() : "");
    }
}
