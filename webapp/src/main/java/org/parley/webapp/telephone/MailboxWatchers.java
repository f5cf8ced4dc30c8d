package org.parley.webapp.telephone;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.store.Database;

/** Which extensions may watch the message lamp of another one: its owner says so. */
public final class MailboxWatchers {
    /** Most for one mailbox. */
    public static final int MOST = 50;

    private final Database database;
    private final GatewayEvents events;

    public MailboxWatchers(Database database, GatewayEvents events) {
        this.database = database;
        this.events = events;
    }

    /** Who may watch a mailbox, in order. */
    public List<String> of(String extension) {
        return database.inTransaction(handle -> handle.createQuery(
                        "SELECT watcher FROM mailbox_watcher WHERE extension = :extension ORDER BY watcher")
                .bind("extension", extension)
                .mapTo(String.class)
                .list());
    }

    /** The watchers of all mailboxes that have any. */
    public Map<String, List<String>> all() {
        return database.inTransaction(handle -> handle
                .createQuery("SELECT extension, watcher FROM mailbox_watcher ORDER BY extension, watcher")
                .map((row, context) -> List.of(row.getString("extension"), row.getString("watcher")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        pair -> pair.get(0),
                        TreeMap::new,
                        Collectors.mapping(pair -> pair.get(1), Collectors.toList()))));
    }

    /**
     * Lets these watch a mailbox, and nobody else.
     *
     * @throws IllegalArgumentException there are more than {@link #MOST}, or one is no extension
     */
    public void allow(String extension, List<String> watchers) {
        TreeSet<String> all = new TreeSet<>(watchers);
        if (all.size() > MOST || !all.stream().allMatch(one -> one.matches("\\d{1,16}"))) {
            throw new IllegalArgumentException("Watchers are up to " + MOST + " extensions");
        }
        database.useTransaction(handle -> {
            // two changes of one mailbox are told in the order in which they are made
            handle.createQuery("SELECT id FROM account WHERE extension = :extension FOR UPDATE")
                    .bind("extension", extension)
                    .mapTo(Long.class)
                    .list();
            handle.createUpdate("DELETE FROM mailbox_watcher WHERE extension = :extension")
                    .bind("extension", extension)
                    .execute();
            all.forEach(watcher -> insert(handle, extension, watcher));
            events.add(handle, GatewayEvent.Kind.WATCHERS, extension, json(List.copyOf(all)));
        });
        events.announce();
    }

    /** Nobody watches an extension any more, and it watches nobody; in the transaction that deletes it. */
    public void forget(String extension) {
        allow(extension, List.of());
        List<String> watched = database.inTransaction(
                handle -> handle.createQuery("SELECT extension FROM mailbox_watcher WHERE watcher = :extension")
                        .bind("extension", extension)
                        .mapTo(String.class)
                        .list());
        watched.forEach(other -> allow(
                other, of(other).stream().filter(one -> !one.equals(extension)).toList()));
    }

    private static void insert(Handle handle, String extension, String watcher) {
        handle.createUpdate("INSERT INTO mailbox_watcher (extension, watcher) VALUES (:extension, :watcher)")
                .bind("extension", extension)
                .bind("watcher", watcher)
                .execute();
    }

    /** As gateways are told. */
    public static String json(List<String> watchers) {
        return watchers.stream()
                .collect(Collectors.joining(
                        "\",\"", watchers.isEmpty() ? "[" : "[\"", watchers.isEmpty() ? "]" : "\"]"));
    }
}
