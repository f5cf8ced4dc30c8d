package org.parley.webapp.alias;

import java.util.List;
import java.util.Optional;
import org.parley.webapp.store.Database;

/** Message aliases: distribution lists of voicemail. */
public final class MessageAliases {
    private final Database database;
    private final AliasStore store = new AliasStore();

    public MessageAliases(Database database) {
        this.database = database;
    }

    public Optional<MessageAlias> find(String number) {
        return database.inTransaction(handle ->
                store.name(handle, number).map(name -> new MessageAlias(number, name, store.members(handle, number))));
    }

    /** All of them, by number. */
    public List<MessageAlias> all() {
        return database.inTransaction(handle -> store.numbers(handle).stream()
                .map(number ->
                        new MessageAlias(number, store.name(handle, number).orElse(""), store.members(handle, number)))
                .toList());
    }

    /**
     * Makes an alias or replaces one.
     *
     * @return what is wrong with it, empty when it was kept
     */
    public Optional<String> put(MessageAlias alias) {
        return database.inTransaction(handle -> {
            if (store.isExtension(handle, alias.number())) {
                return Optional.of("There is an extension " + alias.number());
            }
            Optional<String> stranger = alias.members().stream()
                    .filter(member -> !store.isExtension(handle, member))
                    .findFirst();
            if (stranger.isPresent()) {
                return Optional.of("There is no extension " + stranger.get());
            }
            store.delete(handle, alias.number());
            store.insert(handle, alias);
            return Optional.empty();
        });
    }

    /** Returns false when there was none. */
    public boolean delete(String number) {
        return database.inTransaction(handle -> store.delete(handle, number));
    }
}
