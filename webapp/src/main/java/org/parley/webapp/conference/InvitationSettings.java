package org.parley.webapp.conference;

import java.util.Map;

/**
 * What invitations tell of the way into a conference.
 *
 * @param number of the conference center for telephones outside; empty when there is none
 * @param sip its address for SIP telephones; empty when there is none
 * @param pause what telephones take as a pause while they dial
 * @param password whether invitations hold the password
 */
public record InvitationSettings(String number, String sip, String pause, boolean password) {

    public static final InvitationSettings NONE = new InvitationSettings("", "", ",,", true);

    /** Reads the section {@code conference.invitation} as a HOCON object unwraps to. */
    static InvitationSettings of(Object section) {
        if (!(section instanceof Map<?, ?> map)) {
            return NONE;
        }
        return new InvitationSettings(
                checked(map, "number", "(\\+?[0-9]{1,24})?"),
                checked(map, "sip", "(sips?:[A-Za-z0-9+*._-]{1,64}@[A-Za-z0-9.:-]{1,255})?"),
                checked(map, "pause", "[,;pw]{0,10}"),
                !"false".equals(String.valueOf(map.get("password"))));
    }

    private static String checked(Map<?, ?> section, String name, String pattern) {
        String text = section.get(name) == null ? "" : String.valueOf(section.get(name));
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("conference.invitation." + name + " cannot be " + text);
        }
        return text;
    }

    /** One tap on a telephone: the number, then ID and password behind pauses; empty without a number. */
    public String tel(Conference conference) {
        return number.isEmpty() ? "" : "tel:" + number + keys(conference);
    }

    /** Likewise for SIP telephones; empty without an address. */
    public String sip(Conference conference) {
        int at = sip.indexOf('@');
        return at < 0 ? "" : sip.substring(0, at) + keys(conference) + sip.substring(at);
    }

    /** A pound sign has a meaning of its own in addresses (RFC 3986 §2.1). */
    private String keys(Conference conference) {
        String id = pause + conference.number() + "%23";
        return password ? id + pause + conference.password() + "%23" : id;
    }
}
