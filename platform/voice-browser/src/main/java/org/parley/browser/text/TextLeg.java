package org.parley.browser.text;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Clock;

/** One connection of a text call: the caller's, or a called telephone. Thread-safe. */
final class TextLeg {
    private final String id;
    private final String name;
    private final boolean placed;
    private final List<TextDialogPlatform> dialogs = new CopyOnWriteArrayList<>();
    private volatile TextDialogPlatform active;
    private volatile boolean refusesMerges;
    private State state = State.WAITING;

    enum State {
        /** The caller alerts, or the called telephone does not ring yet. */
        WAITING,
        RINGING,
        CONNECTED,
        OVER
    }

    /** @param name the number that was called; empty for the caller */
    TextLeg(String id, String name) {
        this.id = id;
        this.name = name;
        this.placed = !name.isEmpty();
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isPlaced() {
        return placed;
    }

    synchronized State state() {
        return state;
    }

    boolean isOver() {
        return state() == State.OVER;
    }

    /** @return whether it was in one of the states before */
    synchronized boolean become(State next, State... before) {
        if (!List.of(before).contains(state)) {
            return false;
        }
        state = next;
        return true;
    }

    void refuseMerges() {
        refusesMerges = true;
    }

    boolean refusesMerges() {
        return refusesMerges;
    }

    TextDialogPlatform newDialog(Clock clock, Hearing hearing, Fetcher fetcher) {
        TextDialogPlatform dialog = new TextDialogPlatform(clock, hearing, fetcher, speaker -> active = speaker);
        dialogs.removeIf(TextDialogPlatform::isClosed);
        dialogs.add(dialog);
        if (isOver()) {
            dialog.hangUp();
        }
        return dialog;
    }

    List<TextDialogPlatform> dialogs() {
        return dialogs;
    }

    /** The dialog that hears keys: the one that spoke or recorded last, else the newest; null without any. */
    TextDialogPlatform listening() {
        TextDialogPlatform current = active;
        if (current != null && !current.isClosed()) {
            return current;
        }
        for (int i = dialogs.size() - 1; i >= 0; i--) {
            if (!dialogs.get(i).isClosed()) {
                return dialogs.get(i);
            }
        }
        return null;
    }
}
