package org.parley.gateway.sdp;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.parley.gateway.srtp.SrtpSuite;

/**
 * An {@code a=crypto} that we can use (RFC 4568 §9.1): one key, without an MKI and without session parameters.
 *
 * @param key master key and salt, 30 bytes
 */
record CryptoLine(int tag, SrtpSuite suite, byte[] key) {
    private static final String INLINE = "inline:";

    /** The first of a section's lines that can be used. */
    static Optional<CryptoLine> first(List<String> lines) {
        return lines.stream().map(CryptoLine::read).flatMap(Optional::stream).findFirst();
    }

    private static Optional<CryptoLine> read(String line) {
        String[] fields = line.trim().split("\\s+");
        if (fields.length != 3 || !fields[0].matches("\\d{1,9}") || !fields[2].startsWith(INLINE)) {
            return Optional.empty();
        }
        String[] key = fields[2].substring(INLINE.length()).split("\\|");
        boolean identified = key.length > 1 && key[key.length - 1].contains(":");
        Optional<SrtpSuite> suite = SrtpSuite.named(fields[1]);
        if (suite.isEmpty() || identified || fields[2].contains(";")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(key[0]);
            return bytes.length == SrtpSuite.KEY_LENGTH
                    ? Optional.of(new CryptoLine(Integer.parseInt(fields[0]), suite.get(), bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As an attribute. */
    String attribute() {
        return "a=crypto:" + tag + " " + suite + " " + INLINE
                + Base64.getEncoder().encodeToString(key) + "\r\n";
    }

    /** Without the key: it must not get into a log. */
    @Override
    public String toString() {
        return "crypto " + tag + " " + suite;
    }
}
