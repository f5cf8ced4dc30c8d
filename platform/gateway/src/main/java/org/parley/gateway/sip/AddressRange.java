package org.parley.gateway.sip;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that begin alike: {@code 10.0.0.5}, {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record AddressRange(InetAddress base, int bits) {

    /** @throws IllegalArgumentException it is neither an address nor a network */
    public static AddressRange of(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            if (!parts[0].matches("[0-9a-fA-F:.]+")) {
                throw new UnknownHostException(parts[0]);
            }
            InetAddress base = InetAddress.getByName(parts[0]);
            int all = base.getAddress().length * 8;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw new NumberFormatException(parts[1]);
            }
            return new AddressRange(base, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no address and no network such as 10.0.0.0/8", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] one = base.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((one[i / 8] & mask) != (other[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
