package org.parley.webapp.store;

import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the room of deleted rows back: Derby reuses what a table once took, but never returns it by itself.
 *
 * <p>Purging deleted rows and cutting off the free end lock no table. Moving rows from the end into gaps does, for about
 * as long as it takes to copy what is in use, so that is done only when it frees most of the table in a moment.
 */
final class TableCompression {
    private static final Logger log = LoggerFactory.getLogger(TableCompression.class);
    /** Tables that grow and shrink with the messages. */
    private static final List<String> TABLES = List.of("AUDIO_CHUNK", "AUDIO", "MESSAGE", "DEPOSIT", "LOGIN_FAILURE");

    private static final String LARGEST = "AUDIO_CHUNK";
    /** Pages in use up to which the largest table may be locked: a second or two of copying. */
    private static final long FEW_PAGES = 500;

    private final Database database;

    /** Of a table without its indexes: pages with rows, and pages without. */
    private record Pages(long used, long free) {}

    TableCompression(Database database) {
        this.database = database;
    }

    /** Compresses every table. */
    void run() {
        for (String table : TABLES) {
            long before = allocated(table);
            compress(table, true, false, false);
            if (table.equals(LARGEST)) {
                Pages pages = pages(table);
                if (pages.free() > pages.used() && pages.used() <= FEW_PAGES) {
                    compress(table, false, true, false);
                }
            }
            compress(table, false, false, true);
            long after = allocated(table);
            if (after < before) {
                log.info("Table {} gave {} KB back to the disk", table, (before - after) >> 10);
            }
        }
    }

    private void compress(String table, boolean purge, boolean defragment, boolean truncate) {
        database.useConnection(handle -> handle.execute(
                "CALL SYSCS_UTIL.SYSCS_INPLACE_COMPRESS_TABLE('APP', ?, ?, ?, ?)",
                table,
                purge ? 1 : 0,
                defragment ? 1 : 0,
                truncate ? 1 : 0));
    }

    private Pages pages(String table) {
        return database.inTransaction(handle -> {
            Query query = handle.createQuery("SELECT numallocatedpages, numfreepages"
                    + " FROM TABLE(SYSCS_DIAG.SPACE_TABLE('APP', :table)) AS spaces WHERE isindex = 0");
            return query.bind("table", table)
                    .map((row, context) -> new Pages(row.getLong(1), row.getLong(2)))
                    .one();
        });
    }

    /** Bytes that a table and its indexes have on the disk. */
    long allocated(String table) {
        return database.inTransaction(
                handle -> handle.createQuery("SELECT SUM(CAST(numallocatedpages + numfreepages AS BIGINT) * pagesize)"
                                + " FROM TABLE(SYSCS_DIAG.SPACE_TABLE('APP', :table)) AS spaces")
                        .bind("table", table)
                        .mapTo(Long.class)
                        .one());
    }
}
