package org.parley.webapp.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.account.Account;
import org.parley.webapp.store.Database;

/**
 * Named settings that users are given (FEATURES 8.1). The factory template is not in the database: it cannot be changed or
 * deleted, only copied. A changed template changes no user until it is applied again.
 */
public final class UserTemplates {
    /** The factory template. */
    public static final String FACTORY = "System User (Default)";

    private static final int LONGEST_NAME = 64;

    private final Database database;

    public UserTemplates(Database database) {
        this.database = database;
    }

    /** The factory template, then the others by name. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(FACTORY));
        names.addAll(database.inTransaction(handle -> handle.createQuery("SELECT name FROM user_template ORDER BY name")
                .mapTo(String.class)
                .list()));
        return names;
    }

    public Optional<UserValues> find(String name) {
        return name.equals(FACTORY)
                ? Optional.of(UserValues.DEFAULT)
                : database.inTransaction(
                                handle -> text(handle, "SELECT settings FROM user_template WHERE name = :key", name))
                        .map(UserValues::ofTemplateJson);
    }

    private static Optional<String> text(Handle handle, String query, Object key) {
        return handle.createQuery(query).bind("key", key).mapTo(String.class).findOne();
    }

    /** What is wrong with the name of a new template, as a sentence; empty when nothing is. */
    public Optional<String> nameMistake(String name) {
        if (!name.matches("[^\\p{Cntrl}/]{1," + LONGEST_NAME + "}") || name.isBlank()) {
            return Optional.of("A template has a name of 1 to " + LONGEST_NAME + " characters, without a slash.");
        }
        return find(name).isPresent() ? Optional.of("There is a template of that name.") : Optional.empty();
    }

    /** Makes a template, or changes it. */
    void put(String name, UserValues values) {
        if (name.equals(FACTORY)) {
            throw new IllegalArgumentException("The factory template cannot be changed");
        }
        database.useTransaction(handle -> {
            delete(handle, "user_template", "name", name);
            handle.createUpdate("INSERT INTO user_template (name, settings) VALUES (:name, :settings)")
                    .bind("name", name)
                    .bind("settings", values.templateJson())
                    .execute();
        });
    }

    /** Deletes a template; users keep what it gave them. */
    boolean delete(String name) {
        return database.inTransaction(handle -> delete(handle, "user_template", "name", name));
    }

    /** The template that a user was given last. */
    public Optional<String> usedBy(Account account) {
        return database.inTransaction(
                handle -> text(handle, "SELECT template FROM user_template_use WHERE account_id = :key", account.id()));
    }

    /** What that template gave; without one, what the factory template does. */
    UserValues givenTo(Account account) {
        return database.inTransaction(handle ->
                        text(handle, "SELECT settings FROM user_template_use WHERE account_id = :key", account.id()))
                .map(UserValues::ofTemplateJson)
                .orElse(UserValues.DEFAULT);
    }

    void used(Account account, String name, UserValues given) {
        database.useTransaction(handle -> {
            delete(handle, "user_template_use", "account_id", account.id());
            handle.createUpdate("INSERT INTO user_template_use (account_id, template, settings)"
                            + " VALUES (:account, :template, :settings)")
                    .bind("account", account.id())
                    .bind("template", name)
                    .bind("settings", given.templateJson())
                    .execute();
        });
    }

    /** Table and column are ours, never from outside. */
    private static boolean delete(Handle handle, String table, String column, Object value) {
        return handle.createUpdate("DELETE FROM " + table + " WHERE " + column + " = :value")
                        .bind("value", value)
                        .execute()
                == 1;
    }
}
