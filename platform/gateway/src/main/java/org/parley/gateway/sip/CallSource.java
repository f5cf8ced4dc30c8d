package org.parley.gateway.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Where a call came from, for those who count guesses: an address that the caller did not choose. Of IPv6 it is the network
 * of 64 bits, since a machine may have any address in it (RFC 4291 §2.5.1). A provider's calls all come from its address;
 * what it says of the caller is believed.
 */
final class CallSource {
    private static final int NETWORK_BYTES = 8;

    private CallSource() {}

    static String of(InviteRequest invite) {
        return invite.trunk().isPresent()
                ? "trunk " + invite.trunk().get() + " "
                        + SipUri.parse(invite.fromUri()).map(SipUri::user).orElse("")
                : of(invite.source());
    }

    static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), address.getAddress().length);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
