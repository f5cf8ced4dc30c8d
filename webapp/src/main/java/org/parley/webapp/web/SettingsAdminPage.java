package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;

/**
 * {@code /admin/settings}: digits, languages, providers and outside lines as they are in the settings files, each with its key
 * and where it is changed; and the way to what is changed here: the standing conferences.
 */
final class SettingsAdminPage extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient MessageCenter center;
    private final transient PageSettings settings;

    SettingsAdminPage(Pages pages, MessageCenter center, PageSettings settings) {
        super(pages, center.accounts());
        this.center = center;
        this.settings = settings;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        Map<String, List<PageSettings.Shown>> bySection = settings.shown().stream()
                .collect(Collectors.groupingBy(
                        PageSettings.Shown::title, java.util.LinkedHashMap::new, Collectors.toList()));
        showSection(
                request,
                response,
                "admin-settings",
                Map.of(
                        "groups",
                        bySection.entrySet().stream()
                                .map(group -> Map.of(
                                        "title",
                                        group.getKey(),
                                        "rows",
                                        group.getValue().stream()
                                                .map(one -> Map.of(
                                                        "key", one.key(), "value", one.value(), "where", one.where()))
                                                .toList()))
                                .toList(),
                        "conferences",
                        center.conferenceDesk().of(administrator).stream()
                                .filter(one -> !one.scheduled())
                                .map(one -> Map.of(
                                        "id",
                                        one.number(),
                                        "description",
                                        one.description(),
                                        "state",
                                        one.state().open() ? "open to callers" : "closed"))
                                .toList()));
    }
}
