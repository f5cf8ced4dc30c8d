package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;

/** Data folders of other versions of the program. */
class MigrationTest {
    private final Path folder = TestCenter.newFolder();

    @Test
    @Proves("migration")
    void anOlderDatabaseIsCopiedBeforeItsTablesChange() throws Exception {
        Derby.prepare(folder);
        Derby.boot(Derby.url(folder), folder);
        Flyway.configure()
                .dataSource(new DerbySource(folder))
                .locations("classpath:db/migration", "classpath:db/derby")
                .placeholders(Map.of("chunk", "VARCHAR(32000) FOR BIT DATA"))
                .target("3")
                .load()
                .migrate();
        Files.writeString(folder.resolve("server.key"), "a key");
        Database.open(DatabaseConfig.derby(folder)).close();

        Path copy = folder.resolve("backup/version-3");
        assertThat(copy.resolve("database/service.properties")).exists();
        assertThat(copy.resolve("server.key")).exists();
        Database.open(DatabaseConfig.derby(folder)).close();
        try (var copies = Files.list(folder.resolve("backup"))) {
            assertThat(copies).as("a database that is up to date is not copied").hasSize(1);
        }
    }

    @Test
    void aNewDatabaseIsNotCopied() {
        Database.open(DatabaseConfig.derby(folder)).close();
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    @Test
    @Proves("migration")
    void aDatabaseOfANewerVersionIsRefused() {
        try (Database database = Database.open(DatabaseConfig.derby(folder))) {
            database.useTransaction(
                    handle -> handle.execute(
                            "INSERT INTO \"flyway_schema_history\" (\"installed_rank\","
                                    + " \"version\", \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\","
                                    + " \"success\") VALUES (999, '999', 'to come', 'SQL', 'V999__to_come.sql', 'APP', 1, true)"));
        }
        assertThatThrownBy(() -> Database.open(DatabaseConfig.derby(folder)))
                .hasMessageContaining("newer version")
                .hasMessageContaining("999");
    }
}
