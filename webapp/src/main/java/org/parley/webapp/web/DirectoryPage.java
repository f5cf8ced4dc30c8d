package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.directory.Directory;
import org.parley.webapp.directory.DirectoryEntry;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.presence.OwnerChanges;

/** {@code /directory}: who has which extension, and where they are. */
final class DirectoryPage extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Directory directory;
    private final transient OutgoingCalls calls;
    private final transient OwnerChanges changes;

    DirectoryPage(Pages pages, MessageCenter center) {
        super(pages, center.accounts());
        this.directory = center.directory();
        this.calls = center.outgoingCalls();
        this.changes = center.ownerChanges();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        String search =
                Optional.ofNullable(request.getParameter("q")).orElse("").strip();
        String after = Optional.ofNullable(request.getParameter("after"))
                .filter(extension -> extension.matches("\\d{1,16}"))
                .orElse("");
        long revision = changes.presences();
        List<DirectoryEntry> found = directory.search(search, after, PAGE + 1);
        List<DirectoryEntry> page = found.subList(0, Math.min(PAGE, found.size()));
        String query = "/directory?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        show(
                request,
                response,
                "directory",
                Map.of(
                        "revision",
                        revision,
                        "here",
                        query + (after.isEmpty() ? "" : "&after=" + after),
                        "entries",
                        page.stream()
                                .map(entry -> Map.of(
                                        "extension", entry.extension(),
                                        "name", entry.displayName(),
                                        "presence", entry.presence().title(),
                                        "call",
                                                calls.callable(account.get(), entry.extension(), false, true)
                                                        .orElse("")))
                                .toList(),
                        "search",
                        search,
                        "first",
                        after.isEmpty() ? "" : query,
                        "next",
                        found.size() > PAGE
                                ? query + "&after=" + page.get(PAGE - 1).extension()
                                : ""));
    }
}
