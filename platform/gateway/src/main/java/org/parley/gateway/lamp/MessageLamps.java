package org.parley.gateway.lamp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.gateway.sip.CallTarget;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipHeader;

/** Message lamps (RFC 3842): how many messages wait for each extension, as the webapp said last. */
final class MessageLamps implements EventPackage {
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> watchers = new ConcurrentHashMap<>();
    private final String centerPrefix;

    /** @param centerPrefix before an extension, reaches its mailbox */
    MessageLamps(String centerPrefix) {
        this.centerPrefix = centerPrefix;
    }

    /** @return whether that is news */
    boolean changed(String extension, Mailbox now) {
        return !now.equals(mailboxes.put(extension, now));
    }

    @Override
    public String name() {
        return "message-summary";
    }

    @Override
    public String bodyType() {
        return "application/simple-message-summary";
    }

    /** The owner of a mailbox lets these watch it, and nobody else. */
    void allow(String extension, Set<String> others) {
        watchers.put(extension, Set.copyOf(others));
    }

    /** All permissions are told anew from now on. */
    void allowNobody() {
        watchers.clear();
    }

    /** Everybody may watch the own mailbox. */
    @Override
    public boolean mayWatch(String user, String watched) {
        return watched.equals(user) || watchers.getOrDefault(watched, Set.of()).contains(user);
    }

    @Override
    public String document(String watched, String entity, long version) {
        return mailboxes.getOrDefault(watched, Mailbox.EMPTY).summary(centerPrefix + watched);
    }

    /** For a telephone that has not subscribed. */
    OutgoingMessage unasked(String extension, CallTarget place) {
        String address = "<sip:" + extension + "@@>";
        return new OutgoingMessage(
                "NOTIFY",
                place.uri(),
                address + ";tag=" + UUID.randomUUID(),
                address,
                UUID.randomUUID().toString(),
                1,
                extension,
                place.route(),
                place.hop(),
                List.of(new SipHeader("Event", name()), new SipHeader("Subscription-State", "active")),
                Optional.of(new SipBody(bodyType(), "", document(extension, "", 0))));
    }
}
