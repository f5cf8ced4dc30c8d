package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipHeader;

/** Builds what we send. The texts are ours, so a parse failure here is a defect and becomes an exception of that kind. */
final class Answers {
    static final String NAME = "Parley";
    static final String METHODS = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY";

    private static final Set<String> LISTS = Set.of("Allow", "Accept", "Unsupported", "Supported");

    private final MessageFactory messages = new MessageFactoryImpl();
    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final AddressFactory addresses = new AddressFactoryImpl();

    /** @param tag our tag, for the To header; not used for 100 */
    Response answer(Request request, int status, String reason, String tag) {
        try {
            Response response = messages.createResponse(status, request);
            if (!reason.isEmpty()) {
                response.setReasonPhrase(oneLine(reason));
            }
            ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
            if (status > 100 && to.getTag() == null) {
                to.setTag(tag);
            }
            response.setHeader(headers.createServerHeader(List.of(NAME)));
            return response;
        } catch (ParseException e) {
            throw new IllegalArgumentException("cannot build a " + status + " answer", e);
        }
    }

    /** Says what we can do, as 200 to INVITE and OPTIONS should (RFC 3261 §11.2). */
    void describe(Message message) {
        set(message, "Allow", METHODS);
        set(message, "Accept", "application/sdp");
        set(message, "Supported", "timer");
    }

    /** Sets a header field. The stack wants lists one by one. */
    void set(Message message, String name, String value) {
        try {
            message.removeHeader(name);
            for (String item : LISTS.contains(name) ? value.split(", ") : new String[] {value}) {
                message.addHeader(headers.createHeader(name, oneLine(item)));
            }
        } catch (ParseException e) {
            throw new IllegalArgumentException("cannot build header " + name + ": " + value, e);
        }
    }

    /** Adds header fields, also several of one name. */
    void add(Message message, List<SipHeader> fields) {
        for (SipHeader field : fields) {
            try {
                message.addHeader(headers.createHeader(field.name(), oneLine(field.value())));
            } catch (ParseException e) {
                throw new IllegalArgumentException("cannot build header " + field.name() + ": " + field.value(), e);
            }
        }
    }

    void body(Message message, SipBody body) {
        String[] type = body.type().split("/", 2);
        try {
            message.setContent(body.text(), headers.createContentTypeHeader(type[0], type[1]));
        } catch (ParseException e) {
            throw new IllegalArgumentException("cannot set a body of " + body.type(), e);
        }
    }

    void setAll(Message message, Map<String, String> values) {
        values.forEach((name, value) -> set(message, name, value));
    }

    void sdp(Message message, String sdp) {
        try {
            message.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
        } catch (ParseException e) {
            throw new IllegalArgumentException("cannot set a session description", e);
        }
    }

    /** Where we want later requests of the dialog. */
    ContactHeader contact(InetAddress host, int port, String transport) {
        try {
            SipURI uri = addresses.createSipURI(null, bracketed(host));
            uri.setPort(port);
            if (!transport.equalsIgnoreCase("udp")) {
                uri.setTransportParam(transport);
            }
            Address address = addresses.createAddress(uri);
            return headers.createContactHeader(address);
        } catch (ParseException e) {
            throw new IllegalArgumentException("cannot build Contact for " + host, e);
        }
    }

    /** Makes a request of ours name the address that its answers reach, and ask for rport (RFC 3581). */
    void ours(Request request, InetAddress host, int port) {
        try {
            ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
            via.setHost(bracketed(host));
            via.setPort(port);
            via.setRPort();
            request.setHeader(headers.createUserAgentHeader(List.of(NAME)));
            request.setHeader(headers.createMaxForwardsHeader(70));
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("cannot build Via for " + host, e);
        }
    }

    private static String bracketed(InetAddress host) {
        String text = host.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
