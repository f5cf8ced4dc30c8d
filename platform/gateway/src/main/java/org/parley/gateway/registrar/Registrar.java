package org.parley.gateway.registrar;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipReply;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipUri;
import org.parley.gateway.webapp.EventFeed;
import org.parley.gateway.webapp.WebappClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The registrar (RFC 3261 §10.3): telephones prove who they are and say where they are. */
public final class Registrar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final RegistrarConfig config;
    private final Clock clock;
    private final WebappClient webapp;
    private final Credentials credentials;
    private final Identity identity;
    private final Locations locations;
    private final RegistrationLog log;
    private volatile boolean closed;

    /** Reads secrets and telephones from the webapp, now and after each change that {@code feed} brings. */
    public Registrar(RegistrarConfig config, WebappClient webapp, EventFeed feed, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.webapp = webapp;
        this.credentials = new Credentials(webapp, config.realm());
        this.identity = new Identity(config, credentials, clock);
        this.locations = new Locations(clock);
        this.log = new RegistrationLog(webapp, config.node(), UUID.randomUUID().toString());
        feed.listen(this::happened);
    }

    /** Starts; a webapp that does not answer yet is heard later, by the feed. */
    public void start() {
        try {
            credentials.reload("");
            recall();
        } catch (IOException | RuntimeException e) {
            LOG.warn("SIP secrets and registrations cannot be read yet: {}", e.toString());
        }
        log.start();
        sweepLater();
    }

    private void recall() throws IOException {
        Instant now = clock.instant();
        for (JsonNode row :
                webapp.get("/gateway/registrations?node=" + config.node()).path("registrations")) {
            Binding binding = binding(row);
            if (binding.expires().isAfter(now)
                    && SipUri.parse(binding.contact()).isPresent()) {
                // a connection does not outlive the process that held it (TRAPS 7)
                locations.put(binding.flow().transport().equals("udp") ? binding : binding.withFlow(Binding.Flow.LOST));
            }
        }
        LOG.info("{} telephones are known from before", locations.count());
    }

    private static Binding binding(JsonNode row) {
        String path = row.path("path").asString("");
        return new Binding(
                row.path("user").asString(""),
                row.path("contact").asString(""),
                "",
                row.path("q").asInt(1000),
                Binding.Flow.of(row.path("flow").asString("")),
                path.isEmpty() ? List.of() : List.of(path.split(",")),
                row.path("callId").asString(""),
                row.path("sequence").asLong(0),
                row.path("userAgent").asString(""),
                Instant.ofEpochMilli(row.path("expiresAt").asLong(0)));
    }

    private void happened(String kind, String subject, JsonNode content) throws IOException {
        if (kind.equals("credential")) {
            credentials.reload(subject);
        } else if (kind.equals("unregister")) {
            locations.of(subject).forEach(this::forget);
        }
    }

    private void sweepLater() {
        clock.schedule(
                () -> {
                    if (!closed) {
                        locations.expire().forEach(this::gone);
                        sweepLater();
                    }
                },
                SWEEP);
    }

    public RegistrarConfig config() {
        return config;
    }

    public Locations locations() {
        return locations;
    }

    /** Who sends an INVITE; a refusal when it must prove that first. */
    public Admission caller(SipRequest invite) {
        return identity.caller(invite);
    }

    /** Who sends a request that only extensions may send. */
    public Admission user(SipRequest request) {
        return identity.server(request);
    }

    /** Answers REGISTER. Waits for nothing. */
    public void register(SipRequest request, SipReply reply) {
        Admission admission = identity.server(request);
        if (admission.isRefused()) {
            reply.answer(admission.status(), admission.reason(), admission.headers());
            return;
        }
        String user = admission.user().orElseThrow();
        Optional<String> recorded = request.address("to")
                .map(SipAddress::uri)
                .flatMap(SipUri::parse)
                .map(SipUri::number);
        if (!recorded.filter(user::equals).isPresent()) {
            identity.impostor(request, user);
            reply.answer(403, "Forbidden");
            return;
        }
        try {
            change(RegisterRequest.of(request, user, config.expiry()));
            reply.answer(200, "", contacts(user, request));
            locations.changed(user);
        } catch (RegisterRequest.Refused refused) {
            reply.answer(refused.status(), refused.getMessage(), refused.headers());
        }
    }

    private void change(RegisterRequest wanted) throws RegisterRequest.Refused {
        List<Binding> known = locations.of(wanted.user());
        for (Binding binding : wanted.removesAll() ? known : touched(wanted, known)) {
            // RFC 3261 §10.3, step 7: a request that was overtaken by a later one changes nothing
            if (binding.callId().equals(wanted.request().callId())
                    && binding.sequence() >= wanted.request().sequence()) {
                throw new RegisterRequest.Refused(500, "A later request was here first");
            }
        }
        long added = wanted.wishes().stream()
                .filter(wish -> wish.seconds() > 0)
                .filter(wish -> locations.find(wanted.user(), wish.uri()).isEmpty())
                .count();
        if (known.size() + added > config.maxContacts()) {
            throw new RegisterRequest.Refused(403, "Too Many Contacts");
        }
        if (wanted.removesAll()) {
            known.forEach(this::forget);
        }
        for (RegisterRequest.Wish wish : wanted.wishes()) {
            if (wish.seconds() == 0) {
                locations.find(wanted.user(), wish.uri()).ifPresent(this::forget);
            } else {
                keep(wanted.binding(wish, clock.instant()));
            }
        }
    }

    private List<Binding> touched(RegisterRequest wanted, List<Binding> known) {
        List<Binding> touched = new ArrayList<>();
        wanted.wishes()
                .forEach(wish -> locations.find(wanted.user(), wish.uri()).ifPresent(touched::add));
        return touched;
    }

    private void keep(Binding binding) {
        List<Binding> replaced = locations.put(binding);
        boolean refresh = replaced.size() == 1 && binding.refreshes(replaced.get(0));
        replaced.stream()
                .filter(old -> !old.contact().equals(binding.contact()))
                .forEach(log::removed);
        log.put(binding, refresh);
        if (!refresh) {
            LOG.info(
                    "{} is registered at {} by {}",
                    binding.user(),
                    binding.contact(),
                    binding.flow().text());
        }
    }

    private void forget(Binding binding) {
        if (locations.remove(binding)) {
            gone(binding);
        }
    }

    private void gone(Binding binding) {
        log.removed(binding);
        LOG.info("{} is no longer registered at {}", binding.user(), binding.contact());
    }

    private List<SipHeader> contacts(String user, SipRequest request) {
        Instant now = clock.instant();
        List<SipHeader> headers = new ArrayList<>();
        for (Binding binding : locations.of(user)) {
            long seconds = Math.max(
                    1, Math.round(Duration.between(now, binding.expires()).toMillis() / 1000.0));
            headers.add(new SipHeader("Contact", "<" + binding.contact() + ">;expires=" + seconds));
        }
        request.all("path").forEach(path -> headers.add(new SipHeader("Path", path)));
        return headers;
    }

    @Override
    public void close() {
        closed = true;
        log.close();
    }
}
