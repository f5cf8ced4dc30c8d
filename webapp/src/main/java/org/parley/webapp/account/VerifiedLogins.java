package org.parley.webapp.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.secret.KeyedHash;

/**
 * Remembers for a minute that a name and password were right, so that a program that calls often does not cost a
 * password check each time. Kept as keyed hashes under a key that dies with the process.
 */
final class VerifiedLogins {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int CAPACITY = 1000;

    private final Clock clock;
    private final KeyedHash keyed;
    private final Map<String, Entry> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Who it was, and a stamp of the password that was right then. */
    record Verified(long accountId, String passwordStamp) {}

    private record Entry(Verified verified, Instant until) {}

    VerifiedLogins(Clock clock, SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        this.clock = clock;
        this.keyed = new KeyedHash(key, "verified login");
    }

    synchronized Optional<Verified> find(String login, String password) {
        String key = key(login, password);
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.until().isBefore(clock.instant())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.verified());
    }

    synchronized void add(String login, String password, long accountId, String passwordStamp) {
        entries.put(
                key(login, password),
                new Entry(
                        new Verified(accountId, passwordStamp), clock.instant().plus(LIFETIME)));
    }

    private String key(String login, String password) {
        return HexFormat.of().formatHex(keyed.of(login, password));
    }
}
