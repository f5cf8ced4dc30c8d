package org.parley.gateway.lamp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.browser.platform.Clock;
import org.parley.gateway.registrar.Registrar;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipReply;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipUri;

/** Who has subscribed to what (RFC 6665): answers SUBSCRIBE and sends NOTIFY. Thread-safe. */
final class Subscriptions {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int GONE = 481;
    /** It is written into documents and header fields. */
    private static final String EXTENSION = "[0-9*#+]{1,16}";

    private final Registrar registrar;
    private final Clock clock;
    private final Map<String, EventPackage> packages;
    private final Function<OutgoingMessage, CompletableFuture<Integer>> sender;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** @param sender sends a request and tells the status of its answer */
    Subscriptions(
            Registrar registrar,
            Clock clock,
            List<EventPackage> packages,
            Function<OutgoingMessage, CompletableFuture<Integer>> sender) {
        this.registrar = registrar;
        this.clock = clock;
        this.sender = sender;
        this.packages = packages.stream().collect(Collectors.toMap(EventPackage::name, one -> one));
    }

    private Stream<Subscription> to(String name, String watched) {
        return subscriptions.stream()
                .filter(one ->
                        one.watched().equals(watched) && one.about().name().equals(name));
    }

    /** Whether an extension is told of its own in a subscription. */
    boolean has(String name, String watched) {
        return to(name, watched).anyMatch(one -> one.user().equals(watched));
    }

    /** Tells all who watch something. */
    void tell(String name, String watched) {
        subscriptions.removeIf(one -> !one.expires().isAfter(clock.instant()));
        to(name, watched).forEach(this::notify);
    }

    /** Ends those whose permission is gone (RFC 6665 §4.4.1). */
    void endForbidden(String name, String watched) {
        to(name, watched)
                .filter(one -> !one.about().mayWatch(one.user(), watched))
                .forEach(one -> {
                    subscriptions.remove(one);
                    one.forbid();
                    sender.apply(one.notification(clock.instant()));
                });
    }

    private void notify(Subscription subscription) {
        sender.apply(subscription.notification(clock.instant())).thenAccept(status -> {
            if (status == GONE) {
                subscriptions.remove(subscription);
            }
        });
    }

    /** Answers SUBSCRIBE. Waits for nothing. */
    void subscribe(SipRequest request, SipReply reply) {
        EventPackage wantedPackage =
                packages.get(request.first("event").orElse("").split(";")[0].strip());
        if (wantedPackage == null) {
            List<SipHeader> known = packages.keySet().stream()
                    .sorted()
                    .map(name -> new SipHeader("Allow-Events", name))
                    .toList();
            reply.answer(489, "Bad Event", known);
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
            begin(wantedPackage, request, reply, admission.user().orElseThrow(), until, wanted);
        }
    }

    private void begin(
            EventPackage about, SipRequest request, SipReply reply, String user, Instant until, long wanted) {
        String named = SipUri.parse(request.uri()).map(SipUri::number).orElse("");
        String watched = named.isEmpty() ? user : named;
        if (!watched.matches(EXTENSION)) {
            reply.answer(404, "Not Found");
            return;
        }
        boolean may = about.mayWatch(user, watched);
        if (!may
                || request.address("contact")
                        .map(SipAddress::uri)
                        .flatMap(SipUri::parse)
                        .isEmpty()) {
            reply.answer(may ? 400 : 403, may ? "Missing Contact" : "Forbidden");
            return;
        }
        Subscription subscription = new Subscription(about, user, watched, request, reply.tag(), until);
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
                        new SipHeader("Contact", "<sip:" + subscription.watched() + "@" + reply.host() + ">")));
        notify(subscription);
        if (wanted == 0) {
            subscriptions.remove(subscription);
        }
    }
}
