package org.parley.webapp.telephone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.secret.KeyedHash;
import org.parley.webapp.secret.SealedText;
import org.parley.webapp.store.Database;

/**
 * The secrets that telephones register with. Only {@code H(user:realm:secret)} is kept (RFC 7616 §3.4.2), for MD5 and for
 * SHA-256, sealed with the server key: the database alone gives nobody away.
 */
public final class SipSecrets {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Database database;
    private final GatewayEvents events;
    private final SealedText seal;
    private final String realm;
    private final SecureRandom random = new SecureRandom();

    /** What a gateway checks a telephone's digest with. */
    public record Credential(String extension, String realm, String md5, String sha256) {
        @Override
        public String toString() {
            return "Credential[" + extension + "]";
        }
    }

    /** @param realm that telephones are told; secrets belong to it */
    public SipSecrets(Database database, GatewayEvents events, byte[] serverKey, String realm) {
        this.database = database;
        this.events = events;
        this.seal = new SealedText(serverKey, "sip secret", random);
        this.realm = realm;
    }

    public String realm() {
        return realm;
    }

    /** Gives an extension a secret; false when there is no such extension. */
    public boolean change(String extension, String secret) {
        boolean changed = database.inTransaction(handle -> {
            Optional<Long> account = handle.createQuery("SELECT id FROM account WHERE extension = :extension")
                    .bind("extension", extension)
                    .map((row, context) -> row.getLong(1))
                    .findOne();
            if (account.isEmpty()) {
                return false;
            }
            handle.createUpdate("DELETE FROM sip_secret WHERE account_id = :id")
                    .bind("id", account.get())
                    .execute();
            handle.createUpdate("INSERT INTO sip_secret (account_id, realm, md5, sha256)"
                            + " VALUES (:id, :realm, :md5, :sha256)")
                    .bind("id", account.get())
                    .bind("realm", realm)
                    .bind("md5", seal.seal(hash("MD5", extension, secret), extension))
                    .bind("sha256", seal.seal(hash("SHA-256", extension, secret), extension))
                    .execute();
            events.add(handle, GatewayEvent.Kind.CREDENTIAL, extension, "{}");
            return true;
        });
        events.announce();
        return changed;
    }

    /** Gateways look anew whether telephones of an extension may register, and forget those that have. */
    public void forgetTelephones(String extension) {
        database.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM registration WHERE extension = :extension")
                    .bind("extension", extension)
                    .execute();
            events.add(handle, GatewayEvent.Kind.CREDENTIAL, extension, "{}");
            events.add(handle, GatewayEvent.Kind.UNREGISTER, extension, "{}");
        });
        events.announce();
    }

    /** A new random secret, long enough never to be guessed. */
    public String random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Of all extensions that have one. */
    public List<Credential> all() {
        return find("");
    }

    public Optional<Credential> of(String extension) {
        return find(extension).stream().findFirst();
    }

    /** Whether an extension has this secret. */
    public boolean matches(String extension, String secret) {
        return of(extension)
                .filter(found -> KeyedHash.equal(found.sha256(), hash("SHA-256", extension, secret)))
                .isPresent();
    }

    private List<Credential> find(String extension) {
        String one = extension.isEmpty() ? "" : " AND account.extension = :extension";
        return database.inTransaction(handle -> {
            var query = handle.createQuery(
                    "SELECT account.extension, sip_secret.realm, md5, sha256 FROM sip_secret, account"
                            + " WHERE account.id = sip_secret.account_id AND NOT account.disabled" + one
                            + " ORDER BY account.extension");
            if (!extension.isEmpty()) {
                query.bind("extension", extension);
            }
            return query.map((row, context) -> new Credential(
                            row.getString(1),
                            row.getString(2),
                            seal.open(row.getString(3), row.getString(1)),
                            seal.open(row.getString(4), row.getString(1))))
                    .list();
        });
    }

    private String hash(String algorithm, String extension, String secret) {
        try {
            byte[] text = (extension + ":" + realm + ":" + secret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm, e);
        }
    }
}
