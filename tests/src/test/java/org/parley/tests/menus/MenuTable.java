package org.parley.tests.menus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code menus.txt}: for each menu how a caller comes there, what each key does, and which call by SIP goes through it. */
final class MenuTable {
    private final Map<String, Menu> menus = new LinkedHashMap<>();
    private final List<String> none = new ArrayList<>();

    /**
     * What a key does.
     *
     * @param rule of a grammar, empty for a choice
     * @param way how the caller came there
     * @param expected words that are heard then, or {@code sees LINE}
     */
    record Press(String menu, String rule, String keys, List<String> way, String expected) {}

    /**
     * One menu.
     *
     * @param sip {@code Class.method} of a test by SIP with sound
     */
    record Menu(List<Press> presses, TreeSet<String> sip) {}

    static MenuTable read() throws IOException {
        MenuTable table = new MenuTable();
        String name = "";
        List<String> way = List.of();
        try (InputStream file = MenuTable.class.getResourceAsStream("/menus.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                String rest = line.substring(line.indexOf(' ') + 1);
                if (line.isBlank() || line.startsWith("//")) {
                    continue;
                } else if (line.startsWith("menu ")) {
                    name = rest;
                    table.menus.put(name, new Menu(new ArrayList<>(), new TreeSet<>()));
                } else if (line.startsWith("no-menu ")) {
                    table.none.add(rest.split(": ")[0]);
                } else if (line.startsWith("sip ")) {
                    table.menus.get(name).sip().add(rest);
                } else if (line.startsWith("way ")) {
                    way = List.of(rest.split("; "));
                } else {
                    table.add(name, line, way);
                }
            }
        }
        return table;
    }

    private void add(String name, String line, List<String> way) {
        String[] parts = line.split(": ", 2);
        String rule = parts[0].startsWith("@") ? parts[0].split(" ")[0] : "";
        String keys = rule.isEmpty() ? parts[0] : parts[0].substring(rule.length() + 1);
        List<Press> presses = menus.get(name).presses();
        if (keys.equals("others")) {
            List<String> known = presses.stream().map(Press::keys).toList();
            MenuKeys.others(known).forEach(key -> presses.add(new Press(name, "others", key, way, parts[1])));
        } else {
            presses.add(new Press(name, rule, keys, way, parts[1]));
        }
    }

    Map<String, Menu> menus() {
        return menus;
    }

    List<Press> presses() {
        return menus.values().stream().flatMap(menu -> menu.presses().stream()).toList();
    }

    /** In the form of {@link MenuKeys#ofShippedTemplates()}, items that are no menu left out. */
    Map<String, Map<String, Integer>> keys() {
        Map<String, Map<String, Integer>> keys = new TreeMap<>();
        menus.forEach((name, menu) -> {
            Map<String, Integer> own = keys.computeIfAbsent(name, one -> new TreeMap<>());
            menu.presses().stream()
                    .filter(press ->
                            !press.rule().equals("others") && !press.rule().equals("@outside"))
                    .forEach(press -> own.merge(press.rule().isEmpty() ? press.keys() : press.rule(), 1, Integer::sum));
            if (menu.presses().stream().anyMatch(press -> press.rule().equals("@outside"))) {
                own.put("@outside", 1);
            }
        });
        return keys;
    }

    /** Items that wait for keys without being a menu. */
    List<String> none() {
        return none;
    }
}
