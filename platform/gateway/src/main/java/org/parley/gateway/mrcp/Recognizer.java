package org.parley.gateway.mrcp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.parley.gateway.mrcp.control.ChannelListener;
import org.parley.gateway.mrcp.control.ControlChannel;
import org.parley.gateway.mrcp.message.MrcpEvent;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;

/** A speechrecog resource (RFC 6787 §9). It hears what is sent as the session's audio. */
public final class Recognizer extends Resource {
    public static final String GRAMMAR = "application/srgs+xml";

    /** Who hears of a recognition; on the connection's reading thread, which must not wait. */
    public interface Listener {

        /** §9.12: somebody has begun to speak. */
        void inputStarted(long requestId);

        /**
         * §9.13: a recognition is over.
         *
         * @param cause §9.4.11: 0 for success, 1 for no match, 2 for no input, others for failures
         * @param result NLSML; empty when there is none
         */
        void recognized(long requestId, int cause, byte[] result);

        /** The session or its connection is gone. */
        void lost(String reason);
    }

    private Recognizer(ControlChannel channel) {
        super(channel);
    }

    /** That of a session which is ready. */
    public static Recognizer of(MrcpSession session, Listener listener) {
        return new Recognizer(session.channel(ResourceType.RECOGNIZER, new ChannelListener() {
            @Override
            public void event(MrcpEvent event) {
                if (event.name().equals("START-OF-INPUT")) {
                    listener.inputStarted(event.requestId());
                } else if (event.name().equals("RECOGNITION-COMPLETE")) {
                    listener.recognized(event.requestId(), event.headers().completionCause(), event.body());
                }
            }

            @Override
            public void lost(String reason) {
                listener.lost(reason);
            }
        }));
    }

    /**
     * §9.8: a grammar for later recognitions, which name it {@code session:ID}.
     *
     * @param id for instance {@code field1@parley}
     */
    public CompletableFuture<MrcpResponse> defineGrammar(String id, String type, String grammar) {
        return request("DEFINE-GRAMMAR", MrcpHeaders.of("Content-ID", "<" + id + ">"), type, grammar)
                .response();
    }

    /**
     * §9.9: begins to listen.
     *
     * @param headers for instance {@code No-Input-Timeout}, {@code Start-Input-Timers}, {@code Confidence-Threshold}
     * @param grammars URIs in order of precedence
     */
    public ControlChannel.Sent recognize(MrcpHeaders headers, List<String> grammars) {
        return request("RECOGNIZE", headers, "text/uri-list", String.join("\r\n", grammars) + "\r\n");
    }

    /** §9.14: from now on silence counts, when a recognition was begun with {@code Start-Input-Timers:false}. */
    public CompletableFuture<MrcpResponse> startInputTimers() {
        return request("START-INPUT-TIMERS", MrcpHeaders.NONE).response();
    }

    /** §9.10. */
    public CompletableFuture<MrcpResponse> stop() {
        return request("STOP", MrcpHeaders.NONE).response();
    }

    /** §9.11: the result of the last recognition once more. @param headers for instance {@code N-Best-List-Length} */
    public CompletableFuture<MrcpResponse> result(MrcpHeaders headers) {
        return request("GET-RESULT", headers).response();
    }
}
