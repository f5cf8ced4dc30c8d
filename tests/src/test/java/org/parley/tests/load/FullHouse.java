package org.parley.tests.load;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.parley.webapp.store.Database;

/** Fills the database of a stopped server with more than can be called in. */
final class FullHouse {
    private static final int BATCH = 500;
    private static final int FIRST_EXTENSION = 200_000;

    private final Database database;

    FullHouse(Database database) {
        this.database = database;
    }

    private interface Rows {
        void add(PreparedBatch batch, int n);
    }

    private void insert(int count, String sql, Rows rows) {
        for (int done = 0; done < count; done += BATCH) {
            int from = done;
            int until = Math.min(count, done + BATCH);
            database.useTransaction(handle -> {
                PreparedBatch batch = handle.prepareBatch(sql);
                for (int n = from; n < until; n++) {
                    rows.add(batch, n);
                    batch.add();
                }
                batch.execute();
            });
        }
    }

    /** The only message of a mailbox so many times more; all of them share its sound. */
    void repeatTheMessageOf(String extension, int times) {
        long account = number("SELECT id FROM account WHERE extension = '" + extension + "'");
        long audio = number("SELECT audio_id FROM message WHERE account_id = " + account);
        insert(
                times,
                "INSERT INTO message (account_id, folder, from_number, from_name, from_internal, received_ms,"
                        + " duration_ms, audio_id, urgent) SELECT account_id, folder, from_number, from_name,"
                        + " from_internal, received_ms + CAST(:later AS BIGINT), duration_ms, audio_id, urgent"
                        + " FROM message WHERE id = (SELECT MIN(id) FROM message WHERE account_id = " + account + ")",
                (batch, n) -> batch.bind("later", n + 1L));
        run("UPDATE audio SET refs = refs + " + times + " WHERE id = " + audio);
        run("UPDATE mailbox SET new_count = new_count + " + times + ", newest_id = (SELECT MAX(id) FROM message"
                + " WHERE account_id = " + account + ") WHERE account_id = " + account);
    }

    /** Accounts with empty mailboxes. */
    void addMailboxes(int count) {
        insert(
                count,
                "INSERT INTO account (extension, login, first_name, last_name, language, presence, roles, pin_salt,"
                        + " pin_hash, pin_expired, password_hash) VALUES (:extension, :login, 'A', 'B', 'en-US', 1, '',"
                        + " 'none', 'none', FALSE, 'none')",
                (batch, n) -> batch.bind("extension", String.valueOf(FIRST_EXTENSION + n))
                        .bind("login", "many" + n));
        run("INSERT INTO mailbox (account_id, new_count, saved_count, revision) SELECT id, 0, 0, 0 FROM account"
                + " WHERE id NOT IN (SELECT account_id FROM mailbox)");
    }

    private long number(String sql) {
        return database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private void run(String sql) {
        database.useTransaction((Handle handle) -> handle.execute(sql));
    }
}
