package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.AuditEntry;
import org.parley.webapp.audit.AuditLog;

/** {@code /admin/audit}: what administrators did, the newest first. */
final class AuditPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private final transient AuditLog audit;
    private final transient ZoneId zone;

    AuditPage(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.audit = center.audit();
        this.zone = zone;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String search = parameter(request, "q");
        String before = parameter(request, "before");
        List<AuditEntry> found =
                audit.page(search, before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE, PAGE + 1);
        List<AuditEntry> page = found.subList(0, Math.min(PAGE, found.size()));
        String query = AdminSection.AUDIT.path() + "?q=" + encoded(search);
        showSection(
                request,
                response,
                "admin-audit",
                Map.of(
                        "entries",
                        page.stream().map(this::row).toList(),
                        "search",
                        search,
                        "newest",
                        before.isEmpty() ? "" : query,
                        "older",
                        found.size() > PAGE
                                ? query + "&before=" + page.get(PAGE - 1).id()
                                : ""));
    }

    private Map<String, Object> row(AuditEntry entry) {
        return Map.of(
                "time", TIME.format(entry.at().atZone(zone)),
                "who", entry.actor().who(),
                "way", entry.actor().way().id(),
                "from", entry.actor().from(),
                "act", entry.act(),
                "subject", entry.subject(),
                "detail", entry.detail());
    }
}
