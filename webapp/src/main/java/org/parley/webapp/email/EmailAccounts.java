package org.parley.webapp.email;

import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.secret.SealedText;
import org.parley.webapp.store.Database;

/** The e-mail account of each extension that has one. Passwords are sealed with the server key. */
public final class EmailAccounts {
    private final Database database;
    private final SealedText seal;

    public EmailAccounts(Database database, byte[] serverKey) {
        this.database = database;
        seal = new SealedText(serverKey, "e-mail password", new SecureRandom());
    }

    /** An account with its password. */
    record Secured(EmailAccount account, String password) {
        @Override
        public String toString() {
            return account.toString();
        }
    }

    public Optional<EmailAccount> of(String extension) {
        return secured(extension).map(Secured::account);
    }

    Optional<Secured> secured(String extension) {
        return database.inTransaction(handle -> handle.createQuery(
                        "SELECT e.host, e.port, e.security, e.user_name, e.password"
                                + " FROM email_account e JOIN account a ON a.id = e.account_id WHERE a.extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> new Secured(
                        new EmailAccount(
                                row.getString(1),
                                row.getInt(2),
                                EmailAccount.Security.ofId(row.getString(3)).orElseThrow(),
                                row.getString(4)),
                        seal.open(row.getString(5), extension)))
                .findOne());
    }

    /** Gives an extension an account, or another one; false when there is no such extension. */
    public boolean set(String extension, EmailAccount account, String password) {
        String sealed = seal.seal(password, extension);
        return database.inTransaction(handle -> {
            remove(handle, extension);
            return handle.createUpdate(
                                    "INSERT INTO email_account (account_id, host, port, security, user_name, password)"
                                            + " SELECT a.id, CAST(:host AS VARCHAR(255)), CAST(:port AS INTEGER),"
                                            + " CAST(:security AS VARCHAR(8)), CAST(:user AS VARCHAR(255)),"
                                            + " CAST(:password AS VARCHAR(1000)) FROM account a WHERE a.extension = :extension")
                            .bind("host", account.host())
                            .bind("port", account.port())
                            .bind("security", account.security().id())
                            .bind("user", account.user())
                            .bind("password", sealed)
                            .bind("extension", extension)
                            .execute()
                    == 1;
        });
    }

    /** Takes the account away; false when there is none. */
    public boolean remove(String extension) {
        return database.inTransaction(handle -> remove(handle, extension));
    }

    private static boolean remove(Handle handle, String extension) {
        return handle.createUpdate("DELETE FROM email_account WHERE account_id ="
                                + " (SELECT id FROM account WHERE extension = :extension)")
                        .bind("extension", extension)
                        .execute()
                == 1;
    }
}
