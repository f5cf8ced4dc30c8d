package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.http.Json;
import org.parley.webapp.telephone.SipSecrets;

/** {@code GET /gateway/credentials}: what telephones' digests are checked with; {@code /101} of one extension. */
public final class CredentialServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient SipSecrets secrets;

    public CredentialServlet(SipSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        List<SipSecrets.Credential> found = path.length() < 2
                ? secrets.all()
                : secrets.of(path.substring(1)).map(List::of).orElse(List.of());
        List<Map<String, String>> credentials = found.stream()
                .map(one ->
                        Map.of("user", one.extension(), "realm", one.realm(), "md5", one.md5(), "sha256", one.sha256()))
                .toList();
        Json.write(response, 200, Map.of("realm", secrets.realm(), "credentials", credentials));
    }
}
