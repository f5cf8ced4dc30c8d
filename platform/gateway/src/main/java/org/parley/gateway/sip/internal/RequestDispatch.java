package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionUnavailableException;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.DtmfRelay;
import org.parley.gateway.sip.SipBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a request goes (RFC 3261 §8.2, §12.2.2). Runs on the stack's threads: makes the transaction, answers what needs
 * no thought, hands the rest to its session.
 */
final class RequestDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(RequestDispatch.class);
    /** Methods with an RFC that we do not take: 405; others are 501. */
    private static final Set<String> KNOWN =
            Set.of("PRACK", "REFER", "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE", "REGISTER");

    private final SipProvider provider;
    private final Sessions sessions;
    private final Answers answers;

    RequestDispatch(SipProvider provider, Sessions sessions) {
        this.provider = provider;
        this.sessions = sessions;
        this.answers = sessions.answers();
    }

    void dispatch(RequestEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            Sessions.of(event.getDialog()).ifPresent(session -> session.acknowledged(request));
            return;
        }
        try {
            ServerTransaction transaction = event.getServerTransaction() != null
                    ? event.getServerTransaction()
                    : provider.getNewServerTransaction(request);
            dispatch(event, request, transaction);
        } catch (TransactionAlreadyExistsException e) {
            LOG.debug("repeated {}", request.getMethod());
        } catch (TransactionUnavailableException e) {
            LOG.warn("no transaction for {}: {}", request.getMethod(), e.getMessage());
        } catch (SipException | InvalidArgumentException e) {
            LOG.warn("{} not answered: {}", request.getMethod(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} not answered", request.getMethod(), e);
        }
    }

    private void dispatch(RequestEvent event, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        String method = request.getMethod();
        if (method.equals(Request.CANCEL)) {
            cancel(request, transaction);
            return;
        }
        boolean inDialog = ((SIPRequest) request).getToTag() != null;
        Optional<JainLeg> session = inDialog ? Sessions.of(event.getDialog()) : Optional.empty();
        Optional<String> unsupported = unsupportedExtensions(request);
        if ((method.equals(Request.INVITE) || method.equals(Request.UPDATE)) && SessionTimer.tooShort(request)) {
            Response response = answers.answer(request, 422, "Session Interval Too Small", newTag());
            answers.set(response, "Min-SE", Long.toString(SessionTimer.SHORTEST));
            transaction.sendResponse(response);
            return;
        }
        if (unsupported.isPresent()) {
            Response response = answers.answer(request, 420, "Bad Extension", newTag());
            answers.set(response, "Unsupported", unsupported.get());
            transaction.sendResponse(response);
        } else if (inDialog && session.isEmpty() && method.equals(Request.SUBSCRIBE)) {
            other(request, transaction);
        } else if (inDialog && session.isEmpty()) {
            // also for OPTIONS: RFC 3261 §11.2 answers it as the method it asks about
            reply(transaction, request, 481, "Call/Transaction Does Not Exist");
        } else if (session.isPresent()) {
            within(session.get(), request, transaction);
        } else {
            outside(request, transaction);
        }
    }

    private void outside(Request request, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        switch (request.getMethod()) {
            case Request.INVITE -> invite(request, transaction);
            case Request.OPTIONS -> {
                if (sessions.service().takesCalls()) {
                    options(request, transaction);
                } else {
                    reply(transaction, request, 503, "Service Unavailable");
                }
            }
            case Request.BYE, Request.UPDATE, Request.INFO, Request.PRACK ->
                reply(transaction, request, 481, "Call/Transaction Does Not Exist");
            default -> other(request, transaction);
        }
    }

    private void other(Request request, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        JainReply reply = new JainReply(answers, transaction, request, newTag(), host(request));
        if (!sessions.service().request(sessions.reader().request(request), reply)) {
            notTaken(request, transaction);
        }
    }

    private void within(JainLeg session, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        session.heard();
        switch (request.getMethod()) {
            case Request.BYE -> session.byeCame(transaction, request);
            case Request.INVITE, Request.UPDATE -> session.offerCame(transaction, request);
            case Request.OPTIONS -> options(request, transaction);
            case Request.INFO -> info(session, request, transaction);
            case Request.REFER, Request.SUBSCRIBE, Request.NOTIFY ->
                session.requestCame(
                        sessions.reader().request(request),
                        new JainReply(answers, transaction, request, session.tag(), host(request)));
            default -> notTaken(request, transaction);
        }
    }

    private void invite(Request request, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        if (!(request.getRequestURI() instanceof SipURI)) {
            reply(transaction, request, 416, "Unsupported URI Scheme");
        } else if (((SIPRequest) request).getFromTag() == null) {
            reply(transaction, request, 400, "Missing From tag");
        } else if (!(request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact)
                || contact.getAddress() == null
                || !(contact.getAddress().getURI() instanceof SipURI)) {
            reply(transaction, request, 400, "Missing Contact header field");
        } else {
            Admission admission = sessions.service().admit(sessions.reader().request(request));
            if (admission.isRefused()) {
                JainReply reply = new JainReply(answers, transaction, request, newTag(), host(request));
                reply.answer(admission.status(), admission.reason(), admission.headers());
                return;
            }
            transaction.sendResponse(answers.answer(request, 100, "", ""));
            if (!sessions.begin(transaction, request, admission)) {
                reply(transaction, request, 482, "Merged Request");
            }
        }
    }

    private void cancel(Request request, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        ServerTransaction invite = ((ServerTransactionExt) transaction).getCanceledInviteTransaction();
        Optional<JainLeg> session = Sessions.of(invite);
        if (session.isEmpty()) {
            reply(transaction, request, 481, "Call/Transaction Does Not Exist");
        } else {
            transaction.sendResponse(
                    answers.answer(request, 200, "", session.get().tag()));
            session.get().cancelled(invite);
        }
    }

    private void options(Request request, ServerTransaction transaction) throws SipException, InvalidArgumentException {
        Response response = answers.answer(request, 200, "", newTag());
        answers.describe(response);
        transaction.sendResponse(response);
    }

    private void info(JainLeg session, Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        Optional<SipBody> body = RequestReader.body(request);
        if (body.isPresent() && !DtmfRelay.understands(body.get())) {
            Response response = answers.answer(request, 415, "", newTag());
            answers.set(response, "Accept", "application/dtmf-relay, application/dtmf");
            transaction.sendResponse(response);
            return;
        }
        // before the answer, after which the next key may be here on another thread
        body.flatMap(DtmfRelay::key).ifPresent(session::infoKey);
        reply(transaction, request, 200, "");
    }

    private void notTaken(Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException {
        boolean known = KNOWN.contains(request.getMethod());
        Response response =
                answers.answer(request, known ? 405 : 501, known ? "Method Not Allowed" : "Not Implemented", newTag());
        answers.set(response, "Allow", Answers.METHODS);
        transaction.sendResponse(response);
    }

    /** Of extensions that could be required (RFC 3261 §8.2.2.3) we support session timers only. */
    private static Optional<String> unsupportedExtensions(Request request) {
        StringJoiner tags = new StringJoiner(", ");
        request.getHeaders(RequireHeader.NAME).forEachRemaining(header -> {
            String tag = ((RequireHeader) header).getOptionTag();
            if (!tag.equalsIgnoreCase("timer")) {
                tags.add(tag);
            }
        });
        return tags.length() == 0 ? Optional.empty() : Optional.of(tags.toString());
    }

    private void reply(ServerTransaction transaction, Request request, int status, String reason)
            throws SipException, InvalidArgumentException {
        Response response = answers.answer(request, status, reason, newTag());
        answers.setAll(response, status == 503 ? Map.of("Retry-After", "10") : Map.of());
        transaction.sendResponse(response);
    }

    private String host(Request request) {
        InetAddress local =
                sessions.advertised(sessions.reader().request(request).local());
        String text = local.getHostAddress();
        return (text.contains(":") ? "[" + text + "]" : text) + ":" + sessions.port(RequestReader.transport(request));
    }

    private static String newTag() {
        return Tags.next();
    }
}
