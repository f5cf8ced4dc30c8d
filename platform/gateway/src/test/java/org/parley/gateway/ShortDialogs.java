package org.parley.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;

/** Dialogs that say half a second of nothing and leave. */
final class ShortDialogs implements Dialogs {
    private final Queue<String> heard;

    ShortDialogs(Queue<String> heard) {
        this.heard = heard;
    }

    @Override
    public Dialog prepare(DialogRequest request, ImplementationPlatform platform, DialogListener listener) {
        Running dialog = new Running(request.dialogId(), platform, listener);
        platform.listen(dialog::heard);
        new Thread(listener::prepared).start();
        return dialog;
    }

    private final class Running implements Dialog {
        private final String id;
        private final ImplementationPlatform platform;
        private final DialogListener listener;
        private boolean over;

        Running(String id, ImplementationPlatform platform, DialogListener listener) {
            this.id = id;
            this.platform = platform;
            this.listener = listener;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void start() {
            listener.started();
            platform.play(1, List.of(new Playable.Silence(Duration.ofMillis(500))));
        }

        private void heard(PlatformEvent event) {
            if (event instanceof PlatformEvent.PlayDone done && done.completed()) {
                leave("played");
            } else if (event instanceof PlatformEvent.HungUp) {
                leave("hung up");
            }
        }

        private synchronized void leave(String why) {
            if (!over) {
                over = true;
                heard.add(why);
                platform.close();
                listener.exited(Map.of());
            }
        }

        @Override
        public void terminate(boolean immediate) {
            leave("terminated");
        }
    }
}
