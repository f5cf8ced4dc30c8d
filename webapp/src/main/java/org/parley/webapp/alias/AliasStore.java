package org.parley.webapp.alias;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code message_alias} and {@code message_alias_member}. */
final class AliasStore {

    List<String> numbers(Handle handle) {
        return handle.createQuery("SELECT number FROM message_alias ORDER BY number")
                .map((row, context) -> row.getString(1))
                .list();
    }

    Optional<String> name(Handle handle, String number) {
        return handle.createQuery("SELECT name FROM message_alias WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> row.getString(1))
                .findOne();
    }

    List<String> members(Handle handle, String number) {
        return handle.createQuery("SELECT a.extension FROM message_alias_member m JOIN account a ON a.id = m.account_id"
                        + " WHERE m.number = :number ORDER BY a.extension")
                .bind("number", number)
                .map((row, context) -> row.getString(1))
                .list();
    }

    boolean isExtension(Handle handle, String number) {
        return handle.createQuery("SELECT id FROM account WHERE extension = :number")
                .bind("number", number)
                .map((row, context) -> row.getLong(1))
                .findOne()
                .isPresent();
    }

    void insert(Handle handle, MessageAlias alias) {
        handle.createUpdate("INSERT INTO message_alias (number, name) VALUES (:number, :name)")
                .bind("number", alias.number())
                .bind("name", alias.name())
                .execute();
        alias.members().stream()
                .distinct()
                .forEach(member -> handle.createUpdate("INSERT INTO message_alias_member (number, account_id)"
                                + " SELECT CAST(:number AS VARCHAR(16)), id FROM account WHERE extension = :member")
                        .bind("number", alias.number())
                        .bind("member", member)
                        .execute());
    }

    boolean delete(Handle handle, String number) {
        return handle.createUpdate("DELETE FROM message_alias WHERE number = :number")
                        .bind("number", number)
                        .execute()
                == 1;
    }
}
