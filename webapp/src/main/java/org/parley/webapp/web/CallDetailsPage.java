package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.calls.CallDetail;
import org.parley.webapp.http.Csv;

/** {@code /call-details}: My Call Details, the newest first; {@code ?q=} looks for numbers, {@code ?format=csv} saves them. */
final class CallDetailsPage extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;
    private static final int MOST_ROWS = 10_000;
    private static final int CSV_PAGE = 1000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final transient MessageCenter center;
    private final transient ZoneId zone;

    CallDetailsPage(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.center = center;
        this.zone = zone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        String extension = account.get().extension();
        String search =
                Optional.ofNullable(request.getParameter("q")).orElse("").strip();
        if ("csv".equals(request.getParameter("format"))) {
            csv(response, extension, search);
            return;
        }
        Optional<CallDetail.Key> after =
                Optional.ofNullable(request.getParameter("after")).flatMap(CallDetail.Key::parse);
        List<CallDetail> found =
                center.callDetails().page(extension, search, after.orElse(CallDetail.Key.FIRST), PAGE + 1);
        List<CallDetail> page = found.subList(0, Math.min(PAGE, found.size()));
        String query = "q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        show(
                request,
                response,
                "call-details",
                Map.of(
                        "calls",
                        page.stream().map(call -> row(call, account.get())).toList(),
                        "search",
                        search,
                        "first",
                        after.isEmpty(),
                        "csv",
                        "/call-details?format=csv&" + query,
                        "newest",
                        "/call-details?" + query,
                        "older",
                        found.size() > PAGE
                                ? "/call-details?" + query + "&after="
                                        + page.get(PAGE - 1).key()
                                : ""));
    }

    /** @param owner who can have the number called */
    private Map<String, Object> row(CallDetail call, Account owner) {
        Map<String, Object> row = new HashMap<>(row(call));
        boolean dialled = call.kind() == CallDetail.Kind.OUT;
        row.put(
                "call",
                center.outgoingCalls()
                        .callable(owner, call.number(), dialled, true)
                        .orElse(""));
        return row;
    }

    private Map<String, Object> row(CallDetail call) {
        var begun = Instant.ofEpochMilli(call.begunAt()).atZone(zone);
        String kind = switch (call.kind()) {
            case IN -> "Incoming";
            case OUT -> "Outgoing";
            case MISSED -> "Missed";
        };
        return Map.of(
                "kind",
                kind,
                "date",
                DATE.format(begun),
                "time",
                TIME.format(begun),
                "number",
                call.number(),
                "name",
                center.directory().displayName(call.number()).orElse(""),
                "length",
                call.seconds() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%d:%02d", call.seconds() / 60, call.seconds() % 60));
    }

    private void csv(HttpServletResponse response, String extension, String search) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<CallDetail> page = center.callDetails().page(extension, search, CallDetail.Key.FIRST, CSV_PAGE);
        while (!page.isEmpty() && rows.size() < MOST_ROWS) {
            page.forEach(call -> rows.add(row(call)));
            page = center.callDetails()
                    .page(extension, search, page.get(page.size() - 1).key(), CSV_PAGE);
        }
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"calls-" + extension + ".csv\"");
        String text = Csv.of(List.of("kind", "date", "time", "number", "name", "length"), rows);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
