package org.parley.gateway.trunk;

import java.time.Duration;
import java.util.Set;

/**
 * A provider.
 *
 * @param name in settings, logs and call records
 * @param host of the provider, an address or a name
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param user our account there; empty when the provider knows us by our address
 * @param domain host of From and of the account; the provider's host when empty
 * @param registers whether we register there
 * @param expires how long a registration is asked for
 * @param addresses from which the provider calls us
 * @param inbound number of our dial plan that its calls reach; empty for the number that it dials
 */
public record TrunkConfig(
        String name,
        String host,
        int port,
        String transport,
        String user,
        String secret,
        String domain,
        boolean registers,
        Duration expires,
        Set<String> addresses,
        String inbound) {

    /** The provider with something before the at sign. */
    String uri(String user) {
        return "sip:" + (user.isEmpty() ? "" : user + "@") + host + ":" + port
                + (transport.equals("udp") ? "" : ";transport=" + transport);
    }

    String realDomain() {
        return domain.isEmpty() ? host : domain;
    }

    @Override
    public String toString() {
        return "TrunkConfig[" + name + ", " + host + "]";
    }
}
