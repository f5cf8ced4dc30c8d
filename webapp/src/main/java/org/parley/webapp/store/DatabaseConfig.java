package org.parley.webapp.store;

import java.nio.file.Path;

/**
 * Which database holds the message center.
 *
 * @param url JDBC address of a PostgreSQL database, or empty for the embedded Derby in {@code folder}
 * @param folder where Derby keeps its files and its log
 * @param connections most connections open at once
 */
public record DatabaseConfig(String url, String user, String password, Path folder, int connections) {

    /** The embedded default: everything in the data folder. */
    public static DatabaseConfig derby(Path dataFolder) {
        return new DatabaseConfig("", "", "", dataFolder, 16);
    }

    /** A PostgreSQL server. */
    public static DatabaseConfig postgresql(String url, String user, String password) {
        return new DatabaseConfig(url, user, password, Path.of(""), 16);
    }

    boolean embedded() {
        return url.isEmpty();
    }

    @Override
    public String toString() {
        return embedded() ? "Derby in " + folder : url;
    }
}
