package org.parley.gateway.media.internal;

import java.util.Arrays;

/** Who hears a stream's far side. Runs on the media thread of the stream that is heard. */
final class Listeners {
    private Hearer[] hearers = {};
    private Crosstalk[] ways = {};

    void add(Hearer hearer, Crosstalk way) {
        remove(hearer, null);
        hearers = Arrays.copyOf(hearers, hearers.length + 1);
        ways = Arrays.copyOf(ways, ways.length + 1);
        hearers[hearers.length - 1] = hearer;
        ways[ways.length - 1] = way;
    }

    /** Forgets a way; one that has taken its place stays. */
    void remove(Hearer hearer, Crosstalk way) {
        for (int i = 0; i < hearers.length; i++) {
            if (hearers[i] == hearer && (way == null || ways[i] == way)) {
                int last = hearers.length - 1;
                hearers[i] = hearers[last];
                ways[i] = ways[last];
                hearers = Arrays.copyOf(hearers, last);
                ways = Arrays.copyOf(ways, last);
                return;
            }
        }
    }

    /** Nothing more is to be heard: they hear their own dialogs again. */
    void leave(Speaker gone) {
        for (Hearer hearer : hearers) {
            hearer.execute(() -> hearer.hearNoMore(gone));
        }
        hearers = new Hearer[0];
        ways = new Crosstalk[0];
    }

    void audio(int ssrc, int timestamp, byte[] mulaw, int size) {
        for (Crosstalk way : ways) {
            way.write(ssrc, timestamp, mulaw, size);
        }
    }

    /** The clock of the sender begins anew. */
    void anew() {
        for (Crosstalk way : ways) {
            way.anew();
        }
    }

    /** There the sender says nothing, and nothing is missing. */
    void silence(int ssrc, int timestamp, int size) {
        for (Crosstalk way : ways) {
            way.silence(ssrc, timestamp, size);
        }
    }

    /** A key that no dialog of this stream takes. @param audible whether it was found in the audio */
    void key(char key, boolean audible) {
        for (Hearer hearer : hearers) {
            hearer.execute(() -> hearer.passOn(key, audible));
        }
    }
}
