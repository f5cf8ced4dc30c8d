package org.parley.gateway.mrcp;

import java.util.concurrent.CompletableFuture;
import org.parley.gateway.mrcp.control.ChannelListener;
import org.parley.gateway.mrcp.control.ControlChannel;
import org.parley.gateway.mrcp.message.MrcpEvent;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;

/** A speechsynth resource (RFC 6787 §8). What it says comes as the session's audio. */
public final class Synthesizer extends Resource {
    public static final String SSML = "application/ssml+xml";

    /** Who hears of what is spoken; on the connection's reading thread, which must not wait. */
    public interface Listener {

        /** §8.14: a mark was reached. @param marker the value of Speech-Marker: {@code timestamp=…;name} */
        default void marked(long requestId, String marker) {}

        /** §8.15: a text is over. @param cause §8.4.4: 0 for the end, 1 for a barge-in, others for failures */
        void spoken(long requestId, int cause);

        /** The session or its connection is gone. */
        void lost(String reason);
    }

    private Synthesizer(ControlChannel channel) {
        super(channel);
    }

    /** That of a session which is ready. */
    public static Synthesizer of(MrcpSession session, Listener listener) {
        return new Synthesizer(session.channel(ResourceType.SYNTHESIZER, new ChannelListener() {
            @Override
            public void event(MrcpEvent event) {
                if (event.name().equals("SPEECH-MARKER")) {
                    listener.marked(
                            event.requestId(),
                            event.headers().first("Speech-Marker").orElse(""));
                } else if (event.name().equals("SPEAK-COMPLETE")) {
                    listener.spoken(event.requestId(), event.headers().completionCause());
                }
            }

            @Override
            public void lost(String reason) {
                listener.lost(reason);
            }
        }));
    }

    /**
     * §8.6: speaks, after what it already speaks.
     *
     * @param headers for instance {@code Voice-Name}, {@code Speech-Language}, {@code Kill-On-Barge-In}
     * @param type of the text: {@link #SSML} or {@code text/plain}
     */
    public ControlChannel.Sent speak(MrcpHeaders headers, String type, String text) {
        return request("SPEAK", headers, type, text);
    }

    /** §8.7: ends what it speaks and what waits. The response names what was ended in Active-Request-Id-List. */
    public CompletableFuture<MrcpResponse> stop() {
        return request("STOP", MrcpHeaders.NONE).response();
    }

    /** §8.8: somebody has begun to speak or to press keys. */
    public CompletableFuture<MrcpResponse> bargeIn() {
        return request("BARGE-IN-OCCURRED", MrcpHeaders.NONE).response();
    }

    /** §8.9. */
    public CompletableFuture<MrcpResponse> pause() {
        return request("PAUSE", MrcpHeaders.NONE).response();
    }

    /** §8.10. */
    public CompletableFuture<MrcpResponse> resume() {
        return request("RESUME", MrcpHeaders.NONE).response();
    }

    /** §8.11: jumps or changes what it speaks now. @param change for instance {@code Jump-Size:-15 Words} */
    public CompletableFuture<MrcpResponse> control(MrcpHeaders change) {
        return request("CONTROL", change).response();
    }

    /**
     * §8.13: words and how they are pronounced.
     *
     * @param lexicon {@code application/pls+xml}
     * @param headers for instance {@code Load-Lexicon}
     */
    public CompletableFuture<MrcpResponse> defineLexicon(MrcpHeaders headers, String lexicon) {
        return request("DEFINE-LEXICON", headers, "application/pls+xml", lexicon)
                .response();
    }
}
