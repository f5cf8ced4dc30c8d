package org.parley.webapp.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date. Those of an older version are copied first, when the database is embedded; those of a
 * newer version are left alone.
 */
final class Migration {
    private static final Logger log = LoggerFactory.getLogger(Migration.class);

    private final DataSource source;
    private final DatabaseConfig config;
    private final Flyway flyway;

    /** Versions are counted over all databases; a database that needs nothing for a version has none. */
    Migration(DataSource source, DatabaseConfig config) {
        this.source = source;
        this.config = config;
        flyway = Flyway.configure()
                .dataSource(source)
                .locations(
                        "classpath:db/migration", config.embedded() ? "classpath:db/derby" : "classpath:db/postgresql")
                .placeholders(Map.of("chunk", config.embedded() ? "VARCHAR(32000) FOR BIT DATA" : "BYTEA"))
                .load();
    }

    /** @throws IllegalStateException the tables belong to a newer version of the program */
    void run() {
        refuseNewer();
        MigrationInfo current = flyway.info().current();
        if (current != null && flyway.info().pending().length > 0 && config.embedded()) {
            copy("version-" + current.getVersion());
        }
        flyway.migrate();
    }

    private void refuseNewer() {
        Optional<MigrationInfo> newer = Arrays.stream(flyway.info().all())
                .filter(info -> info.getState() == MigrationState.FUTURE_SUCCESS
                        || info.getState() == MigrationState.FUTURE_FAILED)
                .findFirst();
        newer.ifPresent(info -> {
            throw new IllegalStateException("The database (" + config + ") was changed by a newer version of Parley"
                    + " (its tables have version " + info.getVersion() + "); start that version, or restore a backup");
        });
    }

    /** Kept until somebody deletes it: the only way back to the older version. */
    private void copy(String name) {
        Path folder = config.folder().resolve("backup").resolve(name);
        if (Files.exists(folder)) {
            log.info("The copy {} was made by an earlier start", folder);
            return;
        }
        Path unfinished = folder.resolveSibling("unfinished-" + name);
        try {
            Files.createDirectories(folder.getParent());
            Backups.deleteAll(unfinished);
            Files.createDirectory(unfinished);
            Backups.onlyForOwner(unfinished);
            try (Connection connection = source.getConnection();
                    PreparedStatement backup =
                            connection.prepareStatement("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
                backup.setString(1, unfinished.toAbsolutePath().toString());
                backup.execute();
            }
            Path key = config.folder().resolve("server.key");
            if (Files.exists(key)) {
                Files.copy(key, unfinished.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            log.info("The database is of an older version; copied to {} before its tables change", folder);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be copied before its tables change", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The database could not be copied before its tables change", e);
        }
    }
}
