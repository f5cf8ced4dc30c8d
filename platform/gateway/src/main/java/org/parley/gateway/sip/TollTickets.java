package org.parley.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which tickets of the toll gate are good: signed under the platform key (HMAC-SHA-256), each for one call, and not taken
 * back. So no document gets an outside line past the gate.
 */
public final class TollTickets {
    private static final String ALGORITHM = "HmacSHA256";
    /** A ticket that was used or taken back is remembered for so many others: more than there are in its half minute. */
    private static final int REMEMBERED = 10_000;

    private final Supplier<String> key;
    private final Set<String> spent = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param key that the webapp signs with */
    public TollTickets(Supplier<String> key) {
        this.key = key;
    }

    /** The ticket that is in a destination, if it is one of the gate. */
    Optional<TollTicket> in(String destination) {
        return TollTicket.of(destination, this::signature);
    }

    /** Uses a ticket; false when it was used or taken back before. */
    synchronized boolean spend(String id) {
        return spent.add(id);
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(("toll " + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign", e);
        }
    }
}
