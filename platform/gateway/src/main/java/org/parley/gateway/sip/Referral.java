package org.parley.gateway.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.platform.ConnectionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * REFER on one leg (RFC 3515). A transfer to a third party waits for the CCXML document, which asks what the referrer may
 * call; one to somebody with whom the referrer talks already (Replaces, RFC 3891) needs no further right. A telephone may
 * send it right after its answer, before the document has joined the call: then it waits a moment for that. Used on the
 * leg's queue.
 */
final class Referral {
    private static final Logger LOG = LoggerFactory.getLogger(Referral.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("org.parley.audit");
    private static final Pattern REPLACES = Pattern.compile("(?i)[?&]Replaces=([^&]*)");
    /** Each look waits twice as long as the one before: 2.5 s in all. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(5);

    private static final int LOOKS = 9;

    private final Leg leg;
    private final Calls calls;
    private final Supplier<SipLeg> session;
    private final Consumer<ConnectionEvent> events;
    private final CallTimers timers;
    private SipReply waiting;
    private String target = "";

    /** @param timers of the leg: those of it that wait are forgotten with it */
    Referral(Leg leg, Calls calls, Supplier<SipLeg> session, Consumer<ConnectionEvent> events, CallTimers timers) {
        this.leg = leg;
        this.calls = calls;
        this.session = session;
        this.events = events;
        this.timers = timers;
    }

    /** @param user the extension that refers, empty for a guest */
    void came(SipRequest request, SipReply reply, String user) {
        Optional<SipAddress> to = request.address("refer-to");
        Optional<SipUri> uri = to.map(SipAddress::uri).flatMap(SipUri::parse);
        if (!request.method().equals("REFER")) {
            reply.answer(request.method().equals("NOTIFY") ? 200 : 405, "");
        } else if (uri.isEmpty()) {
            reply.answer(400, "Refer-To is not a SIP address");
        } else if (waiting != null) {
            reply.answer(491, "Request Pending");
        } else {
            Matcher replaces = REPLACES.matcher(to.get().uri());
            if (replaces.find()) {
                attended(URLDecoder.decode(replaces.group(1), StandardCharsets.UTF_8), reply, user);
            } else {
                blind(uri.get().number(), reply, user);
            }
        }
    }

    private void blind(String number, SipReply reply, String user) {
        waiting = reply;
        target = number;
        onceTrue(() -> calls.partner(leg).isPresent(), 0, () -> decide(number, user));
    }

    private void decide(String number, String user) {
        if (waiting == null) {
            return;
        }
        if (calls.partner(leg).isEmpty()) {
            refuse(waiting, number, user, "the call is with nobody else");
            waiting = null;
            return;
        }
        Map<String, Object> info = Map.of("type", "refer", "target", number, "user", user);
        events.accept(new ConnectionEvent(ConnectionEvent.Kind.SIGNAL, leg.connectionId(), Map.of("info", info)));
    }

    /** Looks again and again, at most for some seconds, and then does it in any case. */
    private void onceTrue(BooleanSupplier joined, int looks, Runnable then) {
        if (joined.getAsBoolean() || looks == LOOKS) {
            then.run();
        } else {
            timers.start(FIRST_LOOK.multipliedBy(1L << looks), () -> onceTrue(joined, looks + 1, then));
        }
    }

    private void attended(String replaces, SipReply reply, String user) {
        String[] parts = replaces.split(";");
        Map<String, String> tags = SipAddress.parameters(replaces.substring(parts[0].length()));
        Supplier<Optional<Leg>> second =
                () -> calls.legOf(parts[0].strip(), tags.getOrDefault("to-tag", ""), tags.getOrDefault("from-tag", ""));
        if (second.get().isEmpty() || second.get().get() == leg) {
            refuse(reply, replaces, user, "no such call to be replaced");
            return;
        }
        waiting = reply;
        target = replaces;
        onceTrue(
                () -> calls.partner(leg).isPresent()
                        && second.get().flatMap(calls::partner).isPresent(),
                0,
                () -> connect(second.get(), user));
    }

    private void connect(Optional<Leg> second, String user) {
        if (waiting == null) {
            return;
        }
        Optional<Leg> far = second.flatMap(calls::partner);
        Optional<Leg> near = calls.partner(leg);
        if (far.isEmpty() || near.isEmpty()) {
            refuse(waiting, target, user, "no such call to be replaced");
            waiting = null;
            return;
        }
        waiting.answer(202, "");
        waiting = null;
        near.get().media().hear(far.get().media());
        far.get().media().hear(near.get().media());
        calls.joined(near.get(), far.get());
        notify(200, "OK");
        LOG.info(
                "{} connects {} and {}",
                user,
                near.get().connectionId(),
                far.get().connectionId());
        leg.handOver(second.get());
        second.get().handOver(leg);
    }

    private void refuse(SipReply reply, String number, String user, String why) {
        AUDIT.warn("transfer refused: user=\"{}\" target=\"{}\" reason={}", clean(user), shown(number), why);
        reply.answer(603, "Decline");
    }

    private String shown(String number) {
        return clean(calls.limits().shown(number));
    }

    private static String clean(String text) {
        return text.replaceAll("[^A-Za-z0-9*#+@._:;=-]", "?");
    }

    /** The document decided, or the transfer went on. */
    void signal(String name, Map<String, Object> values, String user) {
        switch (name) {
            case "refer.accepted" -> {
                if (waiting != null) {
                    waiting.answer(202, "");
                    waiting = null;
                    notify(100, "Trying");
                }
            }
            case "refer.refused" -> {
                if (waiting != null) {
                    refuse(waiting, target, user, "not allowed");
                    waiting = null;
                }
            }
            case "refer.done" -> notify(200, "OK");
            case "refer.failed" -> notify(status(values), "Failed");
            default -> LOG.warn("a connection has no use for {}", name);
        }
    }

    private static int status(Map<String, Object> values) {
        String text = String.valueOf(values.getOrDefault("status", "503")).replaceAll("\\..*", "");
        return text.matches("[3-6]\\d\\d") ? Integer.parseInt(text) : 503;
    }

    private void notify(int status, String reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Event", "refer");
        headers.put("Subscription-State", status < 200 ? "active;expires=180" : "terminated;reason=noresource");
        SipBody body = new SipBody("message/sipfrag", "", "SIP/2.0 " + status + " " + reason + "\r\n");
        session.get().send("NOTIFY", headers, Optional.of(body));
    }

    /** What is still waited for is answered when the leg ends. */
    void over() {
        if (waiting != null) {
            waiting.answer(481, "Call/Transaction Does Not Exist");
            waiting = null;
        }
    }
}
