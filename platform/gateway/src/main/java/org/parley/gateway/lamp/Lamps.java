package org.parley.gateway.lamp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.parley.browser.platform.Clock;
import org.parley.gateway.registrar.RegisteredTelephones;
import org.parley.gateway.registrar.Registrar;
import org.parley.gateway.sip.CallTarget;
import org.parley.gateway.sip.LineListener;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipReply;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.webapp.EventFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * All lamps. Messages: every telephone of an extension hears how many wait after each change of its mailbox and after each
 * registration, asked or not; who subscribes hears it in the subscription. Lines: who subscribes to an extension hears of
 * each change of its calls.
 */
public final class Lamps {
    private static final Logger LOG = LoggerFactory.getLogger(Lamps.class);

    private final MessageLamps messages;
    private final LineLamps lines = new LineLamps(this::lineChanged);
    private final Subscriptions subscriptions;
    private volatile SipEndpoint sip;
    private volatile RegisteredTelephones telephones;

    public Lamps(Registrar registrar, EventFeed feed, Clock clock) {
        this.messages = new MessageLamps(registrar.config().centerPrefix());
        this.subscriptions = new Subscriptions(registrar, clock, List.of(messages, lines), this::send);
        feed.listen(this::happened);
        registrar.locations().listen(this::registered);
    }

    /** From now on telephones are told. */
    public void open(SipEndpoint endpoint, RegisteredTelephones places) {
        telephones = places;
        sip = endpoint;
    }

    /** Who must hear of the calls of extensions. */
    public LineListener lines() {
        return lines;
    }

    /** Answers SUBSCRIBE. Waits for nothing. */
    public void subscribe(SipRequest request, SipReply reply) {
        subscriptions.subscribe(request, reply);
    }

    private void happened(String kind, String extension, JsonNode content) {
        switch (kind) {
            case "mwi" -> counted(extension, content);
            case "watchers" -> {
                Set<String> others = new HashSet<>();
                content.forEach(one -> others.add(one.asString("")));
                messages.allow(extension, others);
                subscriptions.endForbidden(messages.name(), extension);
            }
            case "credential" -> {
                if (extension.isEmpty()) {
                    messages.allowNobody();
                }
            }
            default -> LOG.trace("{} of {} moves no lamp", kind, extension);
        }
    }

    private void counted(String extension, JsonNode content) {
        Mailbox now =
                new Mailbox(content.path("new").asInt(0), content.path("saved").asInt(0));
        if (messages.changed(extension, now)) {
            subscriptions.tell(messages.name(), extension);
            registered(extension);
        }
    }

    private void lineChanged(String extension) {
        subscriptions.tell(lines.name(), extension);
    }

    private void registered(String extension) {
        RegisteredTelephones places = telephones;
        if (places != null && !subscriptions.has(messages.name(), extension)) {
            for (CallTarget place : places.of("extension:" + extension)) {
                send(messages.unasked(extension, place));
            }
        }
    }

    private CompletableFuture<Integer> send(OutgoingMessage message) {
        SipEndpoint endpoint = sip;
        if (endpoint == null) {
            return CompletableFuture.completedFuture(0);
        }
        return endpoint.send(message).thenApply(answer -> {
            if (answer.status() >= 300) {
                LOG.debug("NOTIFY to {} is answered {} {}", message.uri(), answer.status(), answer.reason());
            }
            return answer.status();
        });
    }
}
