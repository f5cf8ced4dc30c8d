package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.directory.Directory;
import org.parley.webapp.http.Json;

/** {@code GET /api/v1/directory}, for everybody with a login: {@code ?q=} looks for names, {@code ?after=EXT} goes on. */
public final class DirectoryServlet extends LoginApi {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 100;

    private final transient Directory directory;

    public DirectoryServlet(MessageCenter center) {
        super(center);
        this.directory = center.directory();
    }

    @Override
    Optional<String> forbids(Account account, String path) {
        return Optional.empty();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (!request.getMethod().equals("GET")) {
            notAllowed(response, "GET");
            return;
        }
        String search = Optional.ofNullable(request.getParameter("q")).orElse("");
        String after = Optional.ofNullable(request.getParameter("after")).orElse("");
        Json.write(
                response,
                200,
                directory.search(search, after, PAGE).stream()
                        .map(entry -> Map.of(
                                "extension", entry.extension(),
                                "name", entry.displayName(),
                                "presence", entry.presence().id()))
                        .toList());
    }
}
