package org.parley.gateway.trunk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.browser.platform.Clock;
import org.parley.gateway.digest.DigestClient;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipAnswer;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our registration with one provider (RFC 3261 §10.2): kept up, and tried again when it fails. */
final class TrunkRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkRegistration.class);
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final TrunkConfig config;
    private final SipEndpoint sip;
    private final Clock clock;
    private final DigestClient login;
    private final String callId = UUID.randomUUID().toString();
    private final String tag = UUID.randomUUID().toString();
    private long sequence;
    private volatile boolean registered;
    private volatile boolean closed;

    TrunkRegistration(TrunkConfig config, SipEndpoint sip, Clock clock) {
        this.config = config;
        this.sip = sip;
        this.clock = clock;
        this.login = new DigestClient(config.user(), config.secret());
    }

    boolean isRegistered() {
        return registered;
    }

    void start() {
        register(config.expires().toSeconds(), List.of(), false);
    }

    private synchronized void register(long seconds, List<SipHeader> proof, boolean proved) {
        String address = "<sip:" + config.user() + "@" + config.realDomain() + ">";
        List<SipHeader> headers = new ArrayList<>(proof);
        headers.add(new SipHeader("Expires", Long.toString(seconds)));
        sip.send(new OutgoingMessage(
                        "REGISTER",
                        config.uri(""),
                        address + ";tag=" + tag,
                        address,
                        callId,
                        ++sequence,
                        config.user(),
                        List.of(),
                        Optional.empty(),
                        headers,
                        Optional.empty()))
                .thenAccept(answer -> answered(answer, seconds, proved));
    }

    private void answered(SipAnswer answer, long seconds, boolean proved) {
        boolean asked = answer.status() == 401 || answer.status() == 407;
        List<String> challenges =
                answer.status() == 401 ? answer.all("www-authenticate") : answer.all("proxy-authenticate");
        Optional<String> proof = login.answer(challenges, "REGISTER", config.uri(""), 1);
        if (asked && !proved && proof.isPresent()) {
            String name = answer.status() == 401 ? "Authorization" : "Proxy-Authorization";
            register(seconds, List.of(new SipHeader(name, proof.get())), true);
        } else if (seconds == 0) {
            LOG.debug("unregistered from {}: {}", config.name(), answer.status());
        } else if (answer.status() == 200) {
            if (!registered) {
                LOG.info("registered with {} as {}", config.name(), config.user());
            }
            registered = true;
            again(Duration.ofSeconds(Math.max(1, granted(answer) * 4 / 5)));
        } else {
            registered = false;
            LOG.warn("{} does not register us: {} {}", config.name(), answer.status(), answer.reason());
            again(RETRY);
        }
    }

    private long granted(SipAnswer answer) {
        return answer.all("contact").stream()
                .flatMap(contact -> SipAddress.parse(contact).stream())
                .filter(contact -> contact.uri().contains(config.user() + "@"))
                .map(contact -> contact.parameter("expires"))
                .filter(text -> text.matches("\\d{1,7}"))
                .findFirst()
                .or(() -> answer.first("expires").filter(text -> text.matches("\\d{1,7}")))
                .map(Long::parseLong)
                .orElse(config.expires().toSeconds());
    }

    private void again(Duration delay) {
        clock.schedule(
                () -> {
                    if (!closed) {
                        start();
                    }
                },
                delay);
    }

    /** Says goodbye. */
    void close() {
        closed = true;
        if (registered) {
            register(0, List.of(), false);
        }
    }
}
