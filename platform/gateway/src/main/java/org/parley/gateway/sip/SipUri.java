package org.parley.gateway.sip;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP or SIPS URI (RFC 3261 §19.1).
 *
 * @param user as written, may be empty
 * @param host lower case; an IPv6 address in brackets
 * @param port 0 when none is given
 * @param parameters by lower-case name
 */
public record SipUri(String scheme, String user, String host, int port, Map<String, String> parameters) {
    private static final Pattern FORM =
            Pattern.compile("(?i)(sips?):(?:([^@]*)@)?(\\[[^\\]]+\\]|[^:;?\\[\\]]+)(?::(\\d{1,5}))?([;?].*)?");

    public static Optional<SipUri> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(4) != null && Integer.parseInt(form.group(4)) > 65535) {
            return Optional.empty();
        }
        String rest = Optional.ofNullable(form.group(5)).orElse("");
        int question = rest.indexOf('?');
        return Optional.of(new SipUri(
                form.group(1).toLowerCase(Locale.ROOT),
                Optional.ofNullable(form.group(2)).orElse("").replaceFirst(":.*", ""),
                form.group(3).toLowerCase(Locale.ROOT),
                form.group(4) == null ? 0 : Integer.parseInt(form.group(4)),
                SipAddress.parameters(question < 0 ? rest : rest.substring(0, question))));
    }

    /** {@code udp}, {@code tcp} or {@code tls}. */
    public String transport() {
        String given = parameters.getOrDefault("transport", "").toLowerCase(Locale.ROOT);
        if (scheme.equals("sips") || given.equals("tls")) {
            return "tls";
        }
        return given.equals("tcp") ? "tcp" : "udp";
    }

    /** The port, or the usual one of its transport. */
    public int portOrUsual() {
        return port > 0 ? port : transport().equals("tls") ? 5061 : 5060;
    }

    /** What the user part says, without escapes. */
    public String number() {
        return DialledNumber.of(user).digits();
    }

    /** Whether two such URIs lead to the same place (RFC 3261 §19.1.4, as far as it matters for contacts). */
    public boolean leadsTo(SipUri other) {
        return scheme.equals(other.scheme)
                && number().equals(other.number())
                && host.equals(other.host)
                && port == other.port
                && transport().equals(other.transport());
    }
}
