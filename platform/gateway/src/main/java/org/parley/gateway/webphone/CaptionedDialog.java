package org.parley.gateway.webphone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.platform.SpokenGrammar;
import org.parley.browser.platform.TransferRequest;

/** A dialog whose caller reads along: the words of each queue are told when its first sound leaves. */
final class CaptionedDialog implements ImplementationPlatform {
    private final ImplementationPlatform dialog;
    private final WebCallListener page;
    private final Map<Long, List<Caption>> captions = new HashMap<>();

    private record Caption(String words, String language) {
        /** The words of a queue, a caption for each piece in one language; one without words for a sound that has none. */
        static List<Caption> of(List<Playable> queue) {
            List<Caption> captions = new ArrayList<>();
            for (Playable item : queue) {
                Caption next = new Caption(words(item), language(item));
                Caption last = captions.isEmpty() ? null : captions.get(captions.size() - 1);
                if (next.words().isEmpty()) {
                    continue;
                }
                if (last != null && last.language().equals(next.language())) {
                    captions.set(captions.size() - 1, new Caption(last.words() + " " + next.words(), last.language()));
                } else {
                    captions.add(next);
                }
            }
            boolean sounds = queue.stream().anyMatch(Playable.Clip.class::isInstance);
            return captions.isEmpty() && sounds ? List.of(new Caption("", "")) : captions;
        }

        private static String words(Playable item) {
            String text = item instanceof Playable.Clip clip
                    ? clip.text()
                    : item instanceof Playable.Speech speech ? speech.text() : "";
            return text.strip().replaceAll("\\s+", " ");
        }

        private static String language(Playable item) {
            return item instanceof Playable.Clip clip
                    ? clip.language()
                    : item instanceof Playable.Speech speech ? speech.language() : "";
        }
    }

    CaptionedDialog(ImplementationPlatform dialog, WebCallListener page) {
        this.dialog = dialog;
        this.page = page;
    }

    @Override
    public void listen(Consumer<PlatformEvent> listener) {
        dialog.listen(event -> {
            told(event);
            listener.accept(event);
        });
    }

    private void told(PlatformEvent event) {
        if (event instanceof PlatformEvent.PlayStarted started) {
            take(started.playId()).forEach(caption -> page.says(caption.words(), caption.language()));
        } else if (event instanceof PlatformEvent.PlayDone done) {
            take(done.playId());
        } else if (event instanceof PlatformEvent.RecordingStarted) {
            page.records();
        }
    }

    private List<Caption> take(long playId) {
        synchronized (captions) {
            List<Caption> found = captions.remove(playId);
            return found == null ? List.of() : found;
        }
    }

    @Override
    public void play(long playId, List<Playable> queue) {
        synchronized (captions) {
            captions.put(playId, Caption.of(queue));
        }
        dialog.play(playId, queue);
    }

    @Override
    public void prepare(List<Playable> queue) {
        dialog.prepare(queue);
    }

    @Override
    public void stopPlaying() {
        dialog.stopPlaying();
    }

    @Override
    public void startRecording(RecordingRequest request) {
        dialog.startRecording(request);
    }

    @Override
    public void stopRecording() {
        dialog.stopRecording();
    }

    @Override
    public void awaits(Set<Expectation> expectations) {
        dialog.awaits(expectations);
    }

    @Override
    public void listenFor(List<SpokenGrammar> grammars) {
        dialog.listenFor(grammars);
    }

    @Override
    public boolean speaks(String language) {
        return dialog.speaks(language);
    }

    @Override
    public boolean understands(String language) {
        return dialog.understands(language);
    }

    @Override
    public Optional<Recording> utterance(String mediaType) {
        return dialog.utterance(mediaType);
    }

    @Override
    public boolean startTransfer(TransferRequest request) {
        return dialog.startTransfer(request);
    }

    @Override
    public void endTransfer() {
        dialog.endTransfer();
    }

    @Override
    public void passOn(char key) {
        dialog.passOn(key);
    }

    @Override
    public void close() {
        dialog.close();
    }
}
