package org.parley.gateway.sip.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import org.parley.gateway.sip.OutgoingInvite;
import org.parley.gateway.sip.OutgoingListener;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.OutgoingSession;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipAnswer;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that we start. */
record Outgoing(Sessions sessions) {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    OutgoingSession call(OutgoingInvite invite, Executor queue, Duration unreachable, OutgoingListener listener) {
        String callId = UUID.randomUUID().toString();
        SipHop first = first(invite.hop(), invite.route(), invite.uri());
        JainOutgoing.Target target = new JainOutgoing.Target(first.transport(), local(first));
        JainOutgoing session = new JainOutgoing(sessions, callId, queue, invite, target, listener);
        sessions.add(callId, session);
        InetAddress named = sessions.advertised(target.local());
        try {
            Request request = RequestBuilder.invite(
                    sessions.answers(),
                    invite,
                    callId,
                    session.tag(),
                    named,
                    sessions.port(target.transport()),
                    target.transport(),
                    sessions.config().sessionExpires());
            session.begin(request, unreachable);
        } catch (ParseException | IllegalArgumentException e) {
            LOG.warn("no INVITE to {} can be made: {}", invite.uri(), e.getMessage());
            session.execute(() -> {
                session.finish();
                listener.refused(400, "Bad Request", false, List.of());
            });
        }
        return session;
    }

    CompletableFuture<SipAnswer> send(OutgoingMessage message) {
        CompletableFuture<SipAnswer> answer = new CompletableFuture<>();
        OutgoingRequest waiting = new OutgoingRequest(answer);
        try {
            SipHop first = first(message.hop(), message.route(), message.uri());
            InetAddress named = sessions.advertised(local(first));
            Request request = RequestBuilder.message(
                    sessions.answers(), message, named, sessions.port(first.transport()), first.transport());
            message.hop().ifPresent(hop -> FlowRouter.direct(request, hop));
            ClientTransaction transaction = sessions.provider().getNewClientTransaction(request);
            transaction.setApplicationData(waiting);
            transaction.sendRequest();
        } catch (ParseException | SipException | RuntimeException e) {
            LOG.info("{} to {} not sent: {}", message.method(), message.uri(), e.getMessage());
            waiting.failed("not sent: " + e.getMessage());
        }
        return answer;
    }

    private static SipHop first(Optional<SipHop> hop, List<String> route, String uri) {
        if (hop.isPresent()) {
            return hop.get();
        }
        String next = route.isEmpty()
                ? uri
                : SipAddress.parse(route.get(0)).map(SipAddress::uri).orElse(uri);
        return SipUri.parse(next)
                .map(to -> new SipHop(to.transport(), to.host(), to.portOrUsual()))
                .orElse(new SipHop("udp", "", 0));
    }

    private InetAddress local(SipHop hop) {
        try {
            // a name is looked up by the stack when it sends; here only a literal says which of our addresses it sees
            boolean literal = hop.host().matches("[0-9.]+|\\[.*\\]");
            return sessions.reader()
                    .localTowards(literal ? InetAddress.getByName(hop.host()) : InetAddress.getLoopbackAddress());
        } catch (UnknownHostException e) {
            return sessions.config().address();
        }
    }
}
