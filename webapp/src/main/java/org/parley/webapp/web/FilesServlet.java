package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.file.SharedFile;
import org.parley.webapp.file.SharedFiles;

/**
 * {@code /files}: Shared Files, and {@code /files/ID} one of them. It is always saved, never shown: whatever it holds, no
 * browser runs it as a page of ours.
 */
final class FilesServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/files";
    private static final int PAGE = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final transient MessageCenter center;
    private final transient SharedFiles files;
    private final transient ZoneId zone;

    FilesServlet(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.center = center;
        this.files = center.sharedFiles();
        this.zone = zone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (id.isEmpty()) {
            list(request, response, account.get(), "");
            return;
        }
        Optional<SharedFile> file = id.matches("\\d{1,18}") ? files.find(Long.parseLong(id)) : Optional.empty();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "This file is no longer shared.");
        } else {
            send(response, file.get());
        }
    }

    /** RFC 6266; the name is in UTF-8 (RFC 8187). */
    private void send(HttpServletResponse response, SharedFile file) throws IOException {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        response.setContentLengthLong(file.sizeBytes());
        Files.copy(files.path(file.id()), response.getOutputStream());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        String deleted = Optional.ofNullable(request.getParameter("delete")).orElse("");
        if (!deleted.isEmpty()) {
            if (deleted.matches("\\d{1,18}") && files.delete(account.get(), Long.parseLong(deleted))) {
                redirect(request, response, HOME, "The file was deleted.");
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND, "This is no file that you can delete.");
            }
            return;
        }
        Optional<String> mistake = add(request, account.get());
        if (mistake.isPresent()) {
            list(request, response, account.get(), mistake.get());
        } else {
            redirect(request, response, HOME, "The file is shared.");
        }
    }

    private Optional<String> add(HttpServletRequest request, Account account) throws IOException {
        Optional<Part> part = FilePart.of(request, "file");
        if (part.isEmpty()) {
            return Optional.of("Choose a file.");
        }
        try (InputStream content = part.get().getInputStream()) {
            String name = Optional.ofNullable(part.get().getSubmittedFileName()).orElse("");
            return files.add(account, name, part.get().getSize(), content);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response, Account account, String mistake)
            throws IOException {
        String before = Optional.ofNullable(request.getParameter("before")).orElse("");
        List<SharedFile> found =
                files.page(before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE, PAGE + 1);
        List<SharedFile> page = found.subList(0, Math.min(PAGE, found.size()));
        show(
                request,
                response,
                "files",
                Map.of(
                        "files", page.stream().map(file -> row(file, account)).toList(),
                        "form", Form.of("file").mistake("file", mistake).fields(),
                        "largest", size(files.limits().largest()),
                        "used", size(files.used()),
                        "quota", size(files.limits().quota()),
                        "older",
                                found.size() > PAGE
                                        ? HOME + "?before=" + page.get(PAGE - 1).id()
                                        : ""));
    }

    private Map<String, Object> row(SharedFile file, Account account) {
        return Map.of(
                "id", String.valueOf(file.id()),
                "name", file.name(),
                "size", size(file.sizeBytes()),
                "owner", center.directory().displayName(file.owner()).orElse(file.owner()),
                "added", TIME.format(file.addedAt().atZone(zone)),
                "mine", account.administrator() || file.owner().equals(account.extension()));
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? Math.max(1, bytes >> 10) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }
}
