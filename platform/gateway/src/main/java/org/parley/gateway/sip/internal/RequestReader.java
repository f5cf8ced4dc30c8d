package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.message.SIPMessage;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.DialledNumber;
import org.parley.gateway.sip.InviteRequest;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the stack's requests into our values. */
final class RequestReader {
    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);

    /** Not shown to documents. */
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization");

    private final SipConfig config;

    RequestReader(SipConfig config) {
        this.config = config;
    }

    /** Any request, with everything that it says. */
    SipRequest request(Request request) {
        SIPMessage message = (SIPMessage) request;
        return new SipRequest(
                request.getMethod(),
                request.getRequestURI().toString(),
                transport(request),
                new InetSocketAddress(message.getPeerPacketSourceAddress(), message.getPeerPacketSourcePort()),
                localTowards(request),
                headerLists(request),
                body(request));
    }

    /** Values by lower-case name, each item of a list by itself. */
    static Map<String, List<String>> headerLists(Message message) {
        Map<String, List<String>> headers = new TreeMap<>();
        Iterator<?> names = message.getHeaderNames();
        while (names.hasNext()) {
            String name = (String) names.next();
            List<String> values = new ArrayList<>();
            message.getHeaders(name).forEachRemaining(header -> {
                String line = ((Header) header).toString().trim();
                values.add(line.substring(line.indexOf(':') + 1).trim());
            });
            headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
        }
        return headers;
    }

    InviteRequest invite(Request request, Admission admission) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        SipURI uri = (SipURI) request.getRequestURI();
        String user = admission.dialled().isEmpty() ? uri.getUser() : admission.dialled();
        DialledNumber number = DialledNumber.of(user == null ? "" : user);
        String name = from.getAddress().getDisplayName();
        return new InviteRequest(
                callId(request),
                uri.toString().replaceFirst("(?<=:)[^@]*(?=@)", Matcher.quoteReplacement(number.escaped())),
                number.digits(),
                from.getAddress().getURI().toString(),
                name == null ? "" : name,
                transport(request),
                ((SIPMessage) request).getPeerPacketSourceAddress(),
                localTowards(request),
                config.advertised(),
                headers(request),
                body(request),
                wayBack(request),
                admission.user(),
                admission.trunk());
    }

    /** A caller behind an address translator names an address that nobody can reach. */
    private static Optional<SipHop> wayBack(Request request) {
        if (request.getHeader(RecordRouteHeader.NAME) != null
                || !(request.getHeader(ContactHeader.NAME) instanceof ContactHeader contact)
                || !(contact.getAddress().getURI() instanceof SipURI uri)) {
            return Optional.empty();
        }
        SIPMessage message = (SIPMessage) request;
        String source = message.getPeerPacketSourceAddress().getHostAddress();
        return uri.getHost().equals(source)
                ? Optional.empty()
                : Optional.of(new SipHop(transport(request), source, message.getPeerPacketSourcePort()));
    }

    static String callId(Request request) {
        return ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    }

    static String transport(Request request) {
        return ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport().toLowerCase(Locale.ROOT);
    }

    static Optional<SipBody> body(Message request) {
        byte[] content = request.getRawContent();
        if (content == null || content.length == 0) {
            return Optional.empty();
        }
        ContentTypeHeader type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
        ContentEncodingHeader encoding = (ContentEncodingHeader) request.getHeader(ContentEncodingHeader.NAME);
        return Optional.of(new SipBody(
                type == null ? "" : type.getContentType() + "/" + type.getContentSubType(),
                encoding == null ? "" : encoding.getEncoding(),
                new String(content, StandardCharsets.UTF_8)));
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>();
        Iterator<?> names = request.getHeaderNames();
        while (names.hasNext()) {
            String name = (String) names.next();
            if (SECRET.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            StringBuilder values = new StringBuilder();
            request.getHeaders(name).forEachRemaining(header -> {
                String line = ((Header) header).toString().trim();
                values.append(values.isEmpty() ? "" : ",")
                        .append(line.substring(line.indexOf(':') + 1).trim());
            });
            headers.put(name.toLowerCase(Locale.ROOT), values.toString());
        }
        return headers;
    }

    private InetAddress localTowards(Request request) {
        return localTowards(((SIPMessage) request).getPeerPacketSourceAddress());
    }

    /** The address that the kernel would send from towards somebody. */
    InetAddress localTowards(InetAddress peer) {
        if (!config.address().isAnyLocalAddress()) {
            return config.address();
        }
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(peer, 9));
            return probe.getLocalAddress();
        } catch (SocketException | IllegalArgumentException e) {
            LOG.warn("no route to {}: {}", peer, e.getMessage());
            return config.address();
        }
    }
}
