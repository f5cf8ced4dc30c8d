package org.parley.gateway.registrar;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.gateway.digest.DigestCredential;
import org.parley.gateway.webapp.WebappClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What digests are checked with: a copy of the webapp's, kept up by its events, so that no check waits for anything. */
final class Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final WebappClient webapp;
    private final String realm;
    private final Map<String, DigestCredential> byUser = new ConcurrentHashMap<>();

    Credentials(WebappClient webapp, String realm) {
        this.webapp = webapp;
        this.realm = realm;
    }

    Optional<DigestCredential> of(String user) {
        return Optional.ofNullable(byUser.get(user));
    }

    /** @param user whose secret may have changed; empty for all */
    void reload(String user) throws IOException {
        JsonNode found = webapp.get("/gateway/credentials" + (user.isEmpty() ? "" : "/" + user));
        Map<String, DigestCredential> fresh = new ConcurrentHashMap<>();
        for (JsonNode one : found.path("credentials")) {
            String name = one.path("user").asString("");
            if (one.path("realm").asString("").equals(realm)) {
                fresh.put(
                        name,
                        new DigestCredential(
                                name,
                                one.path("md5").asString(""),
                                one.path("sha256").asString("")));
            } else {
                LOG.warn("the SIP secret of {} was made for another realm than {} and is void", name, realm);
            }
        }
        byUser.putAll(fresh);
        byUser.keySet().removeIf(name -> (user.isEmpty() || name.equals(user)) && !fresh.containsKey(name));
    }
}
