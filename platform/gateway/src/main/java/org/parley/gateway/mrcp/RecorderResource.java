package org.parley.gateway.mrcp;

import java.util.concurrent.CompletableFuture;
import org.parley.gateway.mrcp.control.ChannelListener;
import org.parley.gateway.mrcp.control.ControlChannel;
import org.parley.gateway.mrcp.message.MrcpEvent;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;

/** A recorder resource (RFC 6787 §10). It keeps what is sent as the session's audio. */
public final class RecorderResource extends Resource {

    /** Who hears of a recording; on the connection's reading thread, which must not wait. */
    public interface Listener {

        /** §10.10: somebody has begun to speak. */
        void inputStarted(long requestId);

        /**
         * §10.8: a recording is over.
         *
         * @param cause §10.4.8: 0 and 4 for success, 2 for no input, others for failures
         * @param uri where it is, with its size and length; the value of Record-URI
         */
        void recorded(long requestId, int cause, String uri);

        /** The session or its connection is gone. */
        void lost(String reason);
    }

    private RecorderResource(ControlChannel channel) {
        super(channel);
    }

    /** That of a session which is ready. */
    public static RecorderResource of(MrcpSession session, Listener listener) {
        return new RecorderResource(session.channel(ResourceType.RECORDER, new ChannelListener() {
            @Override
            public void event(MrcpEvent event) {
                if (event.name().equals("START-OF-INPUT")) {
                    listener.inputStarted(event.requestId());
                } else if (event.name().equals("RECORD-COMPLETE")) {
                    listener.recorded(
                            event.requestId(),
                            event.headers().completionCause(),
                            event.headers().first("Record-URI").orElse(""));
                }
            }

            @Override
            public void lost(String reason) {
                listener.lost(reason);
            }
        }));
    }

    /** §10.6. @param headers for instance {@code Record-URI}, {@code Media-Type}, {@code Final-Silence}, {@code Max-Time} */
    public ControlChannel.Sent record(MrcpHeaders headers) {
        return request("RECORD", headers);
    }

    /** §10.7: ends the recording; the response says in Record-URI where it is. */
    public CompletableFuture<MrcpResponse> stop(MrcpHeaders headers) {
        return request("STOP", headers).response();
    }

    /** §10.9. */
    public CompletableFuture<MrcpResponse> startInputTimers() {
        return request("START-INPUT-TIMERS", MrcpHeaders.NONE).response();
    }
}
