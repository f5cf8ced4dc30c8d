package org.parley.webapp.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.presence.Presence;

/** Rows of {@code account}. */
final class AccountStore {
    private static final String SELECT =
            "SELECT id, extension, login, first_name, last_name, language, presence, roles, pin_expired,"
                    + " pin_salt, pin_hash, password_hash, password_expired, disabled FROM account";

    /** An account with what is stored of its secrets. */
    record Secured(Account account, PinHash.Stored pin, String passwordHash) {}

    long insert(Handle handle, NewAccount account, PinHash.Stored pin, String passwordHash) {
        return handle.createUpdate("INSERT INTO account (extension, login, first_name, last_name, language, presence,"
                        + " roles, pin_salt, pin_hash, pin_expired, password_hash) VALUES (:extension, :login, :first,"
                        + " :last, :language, :presence, :roles, :salt, :pin, :expired, :password)")
                .bind("extension", account.extension())
                .bind("login", account.login())
                .bind("first", account.firstName())
                .bind("last", account.lastName())
                .bind("language", account.language())
                .bind("presence", Presence.IN_OFFICE.number())
                .bind("roles", Role.toText(account.roles()))
                .bind("salt", pin.salt())
                .bind("pin", pin.hash())
                .bind("expired", account.pinExpired())
                .bind("password", passwordHash)
                .executeAndReturnGeneratedKeys()
                .map((row, context) -> row.getLong(1))
                .one();
    }

    Optional<Secured> byExtension(Handle handle, String extension) {
        return handle.createQuery(SELECT + " WHERE extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> secured(row))
                .findOne();
    }

    Optional<Secured> byLogin(Handle handle, String login) {
        return handle.createQuery(SELECT + " WHERE login = :login")
                .bind("login", login)
                .map((row, context) -> secured(row))
                .findOne();
    }

    Optional<Account> byId(Handle handle, long id) {
        return securedById(handle, id).map(Secured::account);
    }

    Optional<Secured> securedById(Handle handle, long id) {
        return handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> secured(row))
                .findOne();
    }

    List<Account> page(Handle handle, String after, int limit) {
        return handle.createQuery(
                        SELECT + " WHERE extension > :after ORDER BY extension FETCH FIRST " + limit + " ROWS ONLY")
                .bind("after", after)
                .map((row, context) -> secured(row).account())
                .list();
    }

    boolean updatePin(Handle handle, String extension, PinHash.Stored pin) {
        return handle.createUpdate("UPDATE account SET pin_salt = :salt, pin_hash = :hash, pin_expired = FALSE"
                                + " WHERE extension = :extension")
                        .bind("salt", pin.salt())
                        .bind("hash", pin.hash())
                        .bind("extension", extension)
                        .execute()
                == 1;
    }

    boolean expirePin(Handle handle, String extension) {
        return handle.createUpdate("UPDATE account SET pin_expired = TRUE WHERE extension = :extension")
                        .bind("extension", extension)
                        .execute()
                == 1;
    }

    boolean updateRoles(Handle handle, long id, Set<Role> roles) {
        return handle.createUpdate("UPDATE account SET roles = :roles WHERE id = :id")
                        .bind("roles", Role.toText(roles))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    boolean updateLanguage(Handle handle, String extension, String language) {
        return handle.createUpdate("UPDATE account SET language = :language WHERE extension = :extension")
                        .bind("language", language)
                        .bind("extension", extension)
                        .execute()
                == 1;
    }

    boolean updatePassword(Handle handle, long id, String hash) {
        return handle.createUpdate("UPDATE account SET password_hash = :hash, password_expired = FALSE WHERE id = :id")
                        .bind("hash", hash)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Accounts in the order of their extensions in whose extension, login or name something is. @param part in lower case */
    List<Account> search(Handle handle, String part, String after, int limit) {
        return handle.createQuery(
                        SELECT + " WHERE extension > :after AND (extension LIKE :part OR LOWER(login) LIKE :part"
                                + " OR LOWER(first_name || ' ' || last_name) LIKE :part) ORDER BY extension FETCH FIRST "
                                + limit + " ROWS ONLY")
                .bind("after", after)
                .bind("part", "%" + part + "%")
                .map((row, context) -> secured(row).account())
                .list();
    }

    /** Administrators that are not disabled. */
    long administrators(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM account WHERE NOT disabled AND ',' || roles || ',' LIKE"
                        + " '%,administrator,%'")
                .mapTo(Long.class)
                .one();
    }

    void updateNames(Handle handle, long id, String login, String first, String last) {
        handle.createUpdate("UPDATE account SET login = :login, first_name = :first, last_name = :last WHERE id = :id")
                .bind("login", login)
                .bind("first", first)
                .bind("last", last)
                .bind("id", id)
                .execute();
    }

    void updateDisabled(Handle handle, long id, boolean disabled) {
        handle.createUpdate("UPDATE account SET disabled = :disabled WHERE id = :id")
                .bind("disabled", disabled)
                .bind("id", id)
                .execute();
    }

    boolean expirePassword(Handle handle, long id) {
        return handle.createUpdate("UPDATE account SET password_expired = TRUE WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM account WHERE id = :id").bind("id", id).execute();
    }

    private static Secured secured(ResultSet row) throws SQLException {
        Account account = new Account(
                row.getLong("id"),
                row.getString("extension"),
                row.getString("login"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("language"),
                Presence.ofNumber(row.getInt("presence")).orElseThrow(),
                Role.fromText(row.getString("roles")),
                row.getBoolean("pin_expired"),
                row.getBoolean("password_expired"),
                row.getBoolean("disabled"));
        return new Secured(
                account,
                new PinHash.Stored(row.getString("pin_salt"), row.getString("pin_hash")),
                row.getString("password_hash"));
    }
}
