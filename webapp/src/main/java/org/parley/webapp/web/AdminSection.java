package org.parley.webapp.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The parts of Administration, in their order. */
enum AdminSection {
    USERS("/admin/users", "Users"),
    TEMPLATES("/admin/templates", "Templates"),
    LISTS("/admin/lists", "Lists"),
    TELEPHONES("/admin/telephones", "Telephones"),
    CALLS("/admin/calls", "Calls"),
    SETTINGS("/admin/settings", "Settings"),
    AUDIT("/admin/audit", "Audit");

    private final String path;
    private final String title;

    AdminSection(String path, String title) {
        this.path = path;
        this.title = title;
    }

    String path() {
        return path;
    }

    /** What the layout shows of them. */
    static List<Map<String, Object>> shown(String address) {
        return Arrays.stream(values())
                .map(one -> Map.<String, Object>of(
                        "path",
                        one.path,
                        "title",
                        one.title,
                        "current",
                        address.equals(one.path) || address.startsWith(one.path + "/")))
                .toList();
    }
}
