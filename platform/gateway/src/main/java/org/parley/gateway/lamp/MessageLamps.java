package org.parley.gateway.lamp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.platform.Clock;
import org.parley.gateway.registrar.RegisteredTelephones;
import org.parley.gateway.registrar.Registrar;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.CallTarget;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipReply;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipUri;
import org.parley.gateway.webapp.EventFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Message lamps (RFC 3842): every telephone of an extension hears how many messages wait after each change of its mailbox
 * and after each registration, asked or not; who subscribes hears it in the subscription.
 */
public final class MessageLamps {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLamps.class);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String PACKAGE = "message-summary";
    private static final int GONE = 481;

    private final Registrar registrar;
    private final Clock clock;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile SipEndpoint sip;
    private volatile RegisteredTelephones telephones;

    public MessageLamps(Registrar registrar, EventFeed feed, Clock clock) {
        this.registrar = registrar;
        this.clock = clock;
        feed.listen(this::happened);
        registrar.locations().listen(this::registered);
    }

    /** From now on telephones are told. */
    public void open(SipEndpoint endpoint, RegisteredTelephones places) {
        telephones = places;
        sip = endpoint;
    }

    private void happened(String kind, String user, JsonNode content) {
        if (kind.equals("mwi")) {
            Mailbox now = new Mailbox(
                    content.path("new").asInt(0), content.path("saved").asInt(0));
            if (!now.equals(mailboxes.put(user, now))) {
                tell(user);
            }
        }
    }

    private void registered(String user) {
        if (subscriptions.stream().noneMatch(one -> one.user().equals(user))) {
            unasked(user);
        }
    }

    private void tell(String user) {
        subscriptions.removeIf(one -> !one.expires().isAfter(clock.instant()));
        boolean subscribed = false;
        for (Subscription subscription : subscriptions) {
            if (subscription.user().equals(user)) {
                subscribed = true;
                notify(subscription);
            }
        }
        if (!subscribed) {
            unasked(user);
        }
    }

    private String summary(String user) {
        return mailboxes.getOrDefault(user, Mailbox.EMPTY).summary(user);
    }

    private void notify(Subscription subscription) {
        send(subscription.notification(clock.instant(), summary(subscription.user())))
                .thenAccept(status -> {
                    if (status == GONE) {
                        subscriptions.remove(subscription);
                    }
                });
    }

    private void unasked(String user) {
        if (telephones == null) {
            return;
        }
        for (CallTarget place : telephones.of("extension:" + user)) {
            String address = "<sip:" + user + "@@>";
            send(new OutgoingMessage(
                    "NOTIFY",
                    place.uri(),
                    address + ";tag=" + UUID.randomUUID(),
                    address,
                    UUID.randomUUID().toString(),
                    1,
                    user,
                    place.route(),
                    place.hop(),
                    List.of(new SipHeader("Event", PACKAGE), new SipHeader("Subscription-State", "active")),
                    Optional.of(new SipBody("application/simple-message-summary", "", summary(user)))));
        }
    }

    private java.util.concurrent.CompletableFuture<Integer> send(OutgoingMessage message) {
        SipEndpoint endpoint = sip;
        if (endpoint == null) {
            return java.util.concurrent.CompletableFuture.completedFuture(0);
        }
        return endpoint.send(message).thenApply(answer -> {
            if (answer.status() >= 300) {
                LOG.debug("NOTIFY to {} is answered {} {}", message.uri(), answer.status(), answer.reason());
            }
            return answer.status();
        });
    }

    /** Answers SUBSCRIBE. Waits for nothing. */
    public void subscribe(SipRequest request, SipReply reply) {
        if (!request.first("event").orElse("").split(";")[0].strip().equals(PACKAGE)) {
            reply.answer(489, "Bad Event", List.of(new SipHeader("Allow-Events", PACKAGE)));
            return;
        }
        long wanted = request.first("expires")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(LONGEST.toSeconds());
        if (wanted != 0 && wanted < SHORTEST.toSeconds()) {
            String least = Long.toString(SHORTEST.toSeconds());
            reply.answer(423, "Interval Too Brief", List.of(new SipHeader("Min-Expires", least)));
            return;
        }
        Admission admission = registrar.user(request);
        if (admission.isRefused()) {
            reply.answer(admission.status(), admission.reason(), admission.headers());
            return;
        }
        Instant until = clock.instant().plusSeconds(Math.min(wanted, LONGEST.toSeconds()));
        Optional<Subscription> known =
                subscriptions.stream().filter(one -> one.is(request)).findFirst();
        boolean within = request.address("to")
                .map(to -> to.parameter("tag"))
                .filter(tag -> !tag.isEmpty())
                .isPresent();
        if (known.isPresent()) {
            known.get().refresh(until);
            accepted(known.get(), reply, wanted);
        } else if (within) {
            reply.answer(GONE, "Call/Transaction Does Not Exist");
        } else {
            begin(request, reply, admission.user().orElseThrow(), until, wanted);
        }
    }

    /** Everybody may watch the own mailbox. */
    private void begin(SipRequest request, SipReply reply, String user, Instant until, long wanted) {
        String mailbox = SipUri.parse(request.uri()).map(SipUri::number).orElse("");
        boolean own = mailbox.equals(user) || mailbox.isEmpty();
        if (!own
                || request.address("contact")
                        .map(SipAddress::uri)
                        .flatMap(SipUri::parse)
                        .isEmpty()) {
            reply.answer(own ? 400 : 403, own ? "Missing Contact" : "Forbidden");
            return;
        }
        Subscription subscription = new Subscription(user, request, reply.tag(), until);
        if (wanted > 0) {
            subscriptions.add(subscription);
        }
        accepted(subscription, reply, wanted);
    }

    private void accepted(Subscription subscription, SipReply reply, long wanted) {
        long seconds = Math.min(wanted, LONGEST.toSeconds());
        reply.answer(
                200,
                "",
                List.of(
                        new SipHeader("Expires", Long.toString(seconds)),
                        new SipHeader("Contact", "<sip:" + subscription.user() + "@" + reply.host() + ">")));
        notify(subscription);
        if (wanted == 0) {
            subscriptions.remove(subscription);
        }
    }
}
