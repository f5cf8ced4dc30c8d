package org.parley.browser.ccxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.platform.ImplementationPlatform;

/** Dialogs without any language: the address says how they behave, for tests in which call control is the subject. */
final class FakeDialogs implements Dialogs {
    final List<FakeDialog> all = new ArrayList<>();

    @Override
    public synchronized Dialog prepare(
            DialogRequest request, ImplementationPlatform platform, DialogListener listener) {
        FakeDialog dialog = new FakeDialog(request, listener);
        all.add(dialog);
        dialog.begin();
        return dialog;
    }

    synchronized FakeDialog last() {
        return all.get(all.size() - 1);
    }

    static final class FakeDialog implements Dialog {
        final DialogRequest request;
        final DialogListener listener;
        final List<String> calls = new ArrayList<>();
        private final String behaviour;
        private boolean over;

        FakeDialog(DialogRequest request, DialogListener listener) {
            this.request = request;
            this.listener = listener;
            this.behaviour = request.first().uri().getPath();
        }

        private void begin() {
            if (behaviour.contains("missing")) {
                over = true;
                listener.notPrepared("error.badfetch.http.404", "no such page");
            } else {
                listener.prepared();
            }
        }

        @Override
        public String id() {
            return request.dialogId();
        }

        @Override
        public synchronized void start() {
            calls.add("start");
            listener.started();
            if (behaviour.contains("short")) {
                exit(Map.of("result", "done"));
            } else if (behaviour.contains("failing")) {
                over = true;
                listener.failed("error.semantic", "x is not defined");
            } else if (behaviour.contains("disconnecting")) {
                listener.disconnectRequested(Map.of("why", "said goodbye"));
            }
        }

        @Override
        public synchronized void terminate(boolean immediate) {
            calls.add(immediate ? "kill" : "terminate");
            if (!behaviour.contains("stubborn")) {
                exit(Map.of());
            }
        }

        synchronized void exit(Map<String, Object> values) {
            if (!over) {
                over = true;
                listener.exited(values);
            }
        }
    }
}
