package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.parley.gateway.sip.OutgoingInvite;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipHeader;

/** Writes requests that start something. */
final class RequestBuilder {
    private final Answers answers;
    private final StringBuilder text = new StringBuilder();

    private RequestBuilder(Answers answers) {
        this.answers = answers;
    }

    /** @throws ParseException an address in it is none */
    static Request invite(
            Answers answers,
            OutgoingInvite invite,
            String callId,
            String tag,
            InetAddress host,
            int port,
            String transport,
            Duration sessionExpires)
            throws ParseException {
        RequestBuilder builder = new RequestBuilder(answers);
        String from = invite.fromHost().isEmpty() ? literal(host) : invite.fromHost();
        builder.line("INVITE " + invite.uri() + " SIP/2.0");
        builder.via(host, port, transport);
        builder.line("Max-Forwards: " + Math.max(0, invite.maxForwards() - 1));
        builder.line("From: " + quoted(invite.fromName()) + "<sip:" + user(invite.fromUser()) + from + ">;tag=" + tag);
        builder.line("To: <" + invite.to() + ">");
        builder.line("Call-ID: " + callId);
        builder.line("CSeq: 1 INVITE");
        builder.line("Contact: <sip:" + user(invite.fromUser()) + literal(host) + ":" + port
                + (transport.equals("udp") ? "" : ";transport=" + transport) + ">");
        builder.routes(invite.route());
        builder.headers(invite.headers());
        Request request = builder.parse();
        answers.describe(request);
        answers.set(request, "Session-Expires", Long.toString(sessionExpires.toSeconds()));
        answers.set(request, "Min-SE", Long.toString(SessionTimer.SHORTEST));
        if (!invite.sdp().isEmpty()) {
            answers.sdp(request, invite.sdp());
        }
        return request;
    }

    /** @throws ParseException an address in it is none */
    static Request message(Answers answers, OutgoingMessage message, InetAddress host, int port, String transport)
            throws ParseException {
        RequestBuilder builder = new RequestBuilder(answers);
        builder.line(message.method() + " " + message.uri() + " SIP/2.0");
        builder.via(host, port, transport);
        builder.line("Max-Forwards: 70");
        builder.line("From: " + message.from().replace("@@", "@" + literal(host)));
        builder.line("To: " + message.to().replace("@@", "@" + literal(host)));
        builder.line("Call-ID: " + message.callId());
        builder.line("CSeq: " + message.sequence() + " " + message.method());
        if (!message.contactUser().isEmpty()) {
            builder.line("Contact: <sip:" + message.contactUser() + "@" + literal(host) + ":" + port
                    + (transport.equals("udp") ? "" : ";transport=" + transport) + ">");
        }
        builder.routes(message.route());
        builder.headers(message.headers());
        Request request = builder.parse();
        message.body()
                .map(body -> new SipBody(
                        body.type(), body.encoding(), body.text().replace("@@", "@" + literal(host) + ":" + port)))
                .ifPresent(body -> builder.answers.body(request, body));
        return request;
    }

    private static String user(String user) {
        return user.isEmpty() ? "" : user + "@";
    }

    private static String quoted(String name) {
        return name.isEmpty()
                ? ""
                : "\"" + name.replaceAll("[\\\\\"]", "\\\\$0").replaceAll("[\\r\\n]+", " ") + "\" ";
    }

    private static String literal(InetAddress host) {
        return host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
    }

    private void via(InetAddress host, int port, String transport) {
        line("Via: SIP/2.0/" + transport.toUpperCase(java.util.Locale.ROOT) + " " + literal(host) + ":" + port
                + ";rport;branch=z9hG4bK" + Tags.next() + Tags.next());
    }

    /** The same Via for another transaction. */
    static ViaHeader newBranch(ViaHeader via) throws ParseException {
        ViaHeader fresh = (ViaHeader) via.clone();
        fresh.setBranch("z9hG4bK" + Tags.next() + Tags.next());
        return fresh;
    }

    private void routes(List<String> routes) {
        routes.forEach(route -> line("Route: " + route));
    }

    private void headers(List<SipHeader> headers) {
        headers.forEach(header -> line(header.name() + ": " + header.value().replaceAll("[\\r\\n]+", " ")));
    }

    private void line(String line) {
        text.append(line.replaceAll("[\\r\\n]", "")).append("\r\n");
    }

    private Request parse() throws ParseException {
        Request request =
                new MessageFactoryImpl().createRequest(text.append("\r\n").toString());
        answers.set(request, "User-Agent", Answers.NAME);
        return request;
    }
}
