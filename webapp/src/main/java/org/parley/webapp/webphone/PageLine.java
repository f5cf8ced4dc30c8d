package org.parley.webapp.webphone;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WebSocket with one call. Binary messages are µ-law at 8 kHz, 20 ms each, from either side. Text messages are JSON: the
 * page sends {@code dial}, {@code key} and {@code hangup}; it gets {@code ringing}, {@code answered}, {@code caption},
 * {@code recording} and {@code ended}. Anything else closes the line, and a line that is closed hangs up.
 */
public final class PageLine extends Endpoint implements PageCallListener {
    private static final Logger LOG = LoggerFactory.getLogger(PageLine.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[0-9*#+]{1,40}");
    private static final Pattern KEY = Pattern.compile("[0-9*#]");
    private static final int LONGEST_TEXT = 512;
    /** Six frames. */
    private static final int LONGEST_SOUND = 960;
    /** A page sends sound, or silence, all the time: without any its browser is gone, or asleep. */
    private static final long SILENT_MILLIS = 20_000;

    private static final String SILENT = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";

    private final PageCaller caller;
    private final PageLines lines;
    private final SoundBudget budget = new SoundBudget(System::nanoTime);
    private final byte[] sound = new byte[LONGEST_SOUND];
    private LineOut out;
    private PageCall call;
    private boolean over;
    private volatile boolean talking;
    private Runnable whenOver = () -> {};

    PageLine(PageCaller caller, PageLines lines) {
        this.caller = caller;
        this.lines = lines;
    }

    PageCaller caller() {
        return caller;
    }

    /** Runs something when the line is closed; to be set before it is opened. */
    public void whenOver(Runnable action) {
        whenOver = action;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.getUserProperties().put(SILENT, SILENT_MILLIS);
        session.setMaxTextMessageBufferSize(LONGEST_TEXT);
        session.setMaxBinaryMessageBufferSize(LONGEST_SOUND);
        out = new LineOut(session, lines.closer());
        session.addMessageHandler(String.class, this::text);
        session.addMessageHandler(ByteBuffer.class, this::heard);
        lines.opened(this);
    }

    private void text(String message) {
        JsonNode json;
        try {
            json = JSON.readTree(message);
        } catch (JacksonException malformed) {
            refuse();
            return;
        }
        String number = json.path("number").asString("");
        String key = json.path("key").asString("");
        switch (json.path("type").asString("")) {
            case "dial" -> {
                if (!NUMBER.matcher(number).matches() || !dial(number)) {
                    refuse();
                }
            }
            case "key" -> {
                if (KEY.matcher(key).matches()) {
                    current().press(key.charAt(0));
                } else {
                    refuse();
                }
            }
            case "hangup" -> hangUp();
            default -> refuse();
        }
    }

    private synchronized boolean dial(String number) {
        if (over || call != null) {
            return false;
        }
        call = lines.side().call(caller, number, this);
        return true;
    }

    private synchronized PageCall current() {
        return call == null ? PageCall.OVER : call;
    }

    private void heard(ByteBuffer message) {
        int length = message.remaining();
        if (length > LONGEST_SOUND || !budget.takes(length)) {
            LOG.debug("{} bytes of sound too much", length);
            return;
        }
        message.get(sound, 0, length);
        if (talking) {
            current().audio(sound, length);
        }
    }

    private void refuse() {
        out.close(CloseReason.CloseCodes.VIOLATED_POLICY);
    }

    /** Any thread: ends the call; the page is told. */
    public void hangUp() {
        PageCall ending = current();
        ending.hangUp();
        if (ending == PageCall.OVER) {
            out.close(CloseReason.CloseCodes.NORMAL_CLOSURE);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        PageCall ending;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            ending = call;
        }
        if (ending != null) {
            ending.hangUp();
        }
        lines.closed(this);
        whenOver.run();
    }

    @Override
    public void onError(Session session, Throwable problem) {
        LOG.debug("a page's line broke: {}", problem.toString());
        out.close(CloseReason.CloseCodes.GOING_AWAY);
    }

    @Override
    public void rings() {
        tell(Map.of("type", "ringing"));
    }

    @Override
    public void answered() {
        talking = true;
        tell(Map.of("type", "answered"));
    }

    @Override
    public void audio(byte[] mulaw, int length) {
        out.sound(mulaw, length);
    }

    @Override
    public void says(String words, String language) {
        tell(Map.of("type", "caption", "text", words, "language", language));
    }

    @Override
    public void records() {
        tell(Map.of("type", "recording"));
    }

    @Override
    public void ended(int status, String reason) {
        talking = false;
        out.last(JSON.writeValueAsString(Map.of("type", "ended", "status", status)));
    }

    private void tell(Map<String, Object> message) {
        out.text(JSON.writeValueAsString(message));
    }
}
