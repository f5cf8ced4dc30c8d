package org.parley.webapp.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects the acts of one transaction. */
public final class AuditNotes {
    private final List<Note> notes = new ArrayList<>();

    record Note(String act, String subject, String detail) {}

    AuditNotes() {}

    /** Something was done. Nothing of it may be a secret. */
    public void add(String act, String subject, String detail) {
        notes.add(new Note(act, subject, detail));
    }

    List<Note> all() {
        return notes;
    }
}
