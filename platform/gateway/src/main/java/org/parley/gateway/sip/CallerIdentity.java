package org.parley.gateway.sip;

/**
 * Who is said to call.
 *
 * @param user user part of From
 * @param name display name, may be empty
 */
record CallerIdentity(String user, String name) {

    /** Reads a caller id of a document: a number, a URI, or both with a name. */
    static CallerIdentity of(String text, CallerIdentity otherwise) {
        if (text.isBlank()) {
            return otherwise;
        }
        if (!text.contains(":")) {
            return new CallerIdentity(new DialledNumber(text.strip()).escaped(), "");
        }
        return SipAddress.parse(text)
                .flatMap(address ->
                        SipUri.parse(address.uri()).map(uri -> new CallerIdentity(uri.user(), address.name())))
                .orElse(otherwise);
    }
}
