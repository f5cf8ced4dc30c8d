package org.parley.webapp.web;

import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.alias.MessageAlias;

/** The lists to which messages and e-mail are sent, and who is in each. */
final class DistributionLists {
    private DistributionLists() {}

    static List<Map<String, Object>> of(MessageCenter center) {
        return center.aliases().all().stream().map(list -> row(center, list)).toList();
    }

    private static Map<String, Object> row(MessageCenter center, MessageAlias list) {
        return Map.of(
                "number",
                list.number(),
                "name",
                list.name(),
                "members",
                list.members().stream()
                        .map(extension ->
                                center.directory().displayName(extension).orElse("") + " (" + extension + ")")
                        .toList());
    }
}
