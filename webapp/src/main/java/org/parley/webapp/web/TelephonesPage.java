package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.telephone.Registration;
import org.parley.webapp.telephone.Registrations;

/** {@code /admin/telephones}: which telephones are registered, by extension. */
final class TelephonesPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);

    private final transient Registrations registrations;
    private final transient ZoneId zone;

    TelephonesPage(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.registrations = center.registrations();
        this.zone = zone;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String extension = parameter(request, "q").replaceAll("\\D", "");
        String after = parameter(request, "after").replaceAll("\\D", "");
        List<Registration> found =
                registrations.page(extension, new Registrations.Key(after, parameter(request, "contact")), PAGE + 1);
        List<Registration> page = found.subList(0, Math.min(PAGE, found.size()));
        String query = AdminSection.TELEPHONES.path() + "?q=" + encoded(extension);
        showSection(
                request,
                response,
                "admin-telephones",
                Map.of(
                        "telephones",
                        page.stream().map(this::row).toList(),
                        "search",
                        extension,
                        "first",
                        after.isEmpty() ? "" : query,
                        "next",
                        found.size() > PAGE
                                ? query + "&after=" + page.get(PAGE - 1).extension() + "&contact="
                                        + encoded(page.get(PAGE - 1).contact())
                                : ""));
    }

    private Map<String, Object> row(Registration one) {
        return Map.of(
                "extension", one.extension(),
                "contact", one.contact(),
                "flow", one.flow(),
                "agent", one.userAgent(),
                "node", one.node(),
                "until", TIME.format(Instant.ofEpochMilli(one.expiresAt()).atZone(zone)));
    }
}
