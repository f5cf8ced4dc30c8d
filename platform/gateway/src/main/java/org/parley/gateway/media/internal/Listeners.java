package org.parley.gateway.media.internal;

import java.util.Arrays;

/** Streams whose far sides hear this one's. Runs on the media thread of the stream that is heard. */
final class Listeners {
    private RtpStream[] streams = {};
    private Crosstalk[] ways = {};

    void add(RtpStream stream, Crosstalk way) {
        remove(stream);
        streams = Arrays.copyOf(streams, streams.length + 1);
        ways = Arrays.copyOf(ways, ways.length + 1);
        streams[streams.length - 1] = stream;
        ways[ways.length - 1] = way;
    }

    void remove(RtpStream stream) {
        for (int i = 0; i < streams.length; i++) {
            if (streams[i] == stream) {
                int last = streams.length - 1;
                streams[i] = streams[last];
                ways[i] = ways[last];
                streams = Arrays.copyOf(streams, last);
                ways = Arrays.copyOf(ways, last);
                return;
            }
        }
    }

    /** Nothing more is to be heard: they hear their own dialogs again. */
    void leave(RtpStream gone) {
        for (RtpStream stream : streams) {
            stream.execute(() -> stream.hearNoMore(gone));
        }
        streams = new RtpStream[0];
        ways = new Crosstalk[0];
    }

    void audio(int ssrc, int timestamp, byte[] mulaw, int size) {
        for (Crosstalk way : ways) {
            way.write(ssrc, timestamp, mulaw, size);
        }
    }

    /** A key that no dialog of this stream takes. */
    void key(char key) {
        for (RtpStream stream : streams) {
            stream.execute(() -> stream.passOn(key));
        }
    }
}
