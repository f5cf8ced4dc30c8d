package org.parley.gateway.media;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.parley.browser.platform.ImplementationPlatform;

/** The audio of one call: one RTP socket, and the dialogs that take turns on it. All methods return at once. */
public interface MediaSession {

    /** The RTP socket, for SDP. The address is the engine's bind address, which may be the wildcard. */
    InetSocketAddress local();

    /** What was negotiated: after the first offer and answer, and again after each later one. */
    void connect(RtpPeer peer);

    /** What is agreed on now. */
    Optional<Codec> codec();

    /** How well the audio comes through, until now. */
    MediaQuality quality();

    /** A new dialog on this session; it replaces the previous one, which should be closed. */
    ImplementationPlatform dialog();

    /** What this session's far side hears from now on: that of another session of the same engine, not its dialog. */
    void hear(MediaSession other);

    /** Its far side hears its own dialog again. */
    void hearDialog();

    /**
     * A key that came by SIP INFO, one of {@code 0-9 * # A-D}; others are ignored. It counts only if no RTP key comes
     * within 100 ms.
     */
    void infoKey(char key);

    /**
     * Has the far side hear keys: as telephone events where these were agreed on, else as tones.
     *
     * @param keys {@code 0-9 * # A-D}, and {@code ,} for a second without a key; others are ignored, and so is what is
     *     more than 64
     */
    void sendKeys(String keys);

    /**
     * When RTP of the far side was last heard, in {@link org.parley.browser.platform.Clock#nanos}; at first the moment
     * the session was opened.
     */
    long heardAtNanos();

    /**
     * The connection is gone: a recording ends, the dialog hears {@code RecordingDone}, then {@code HungUp}. The port is
     * freed once the dialog is closed.
     */
    void hungUp();

    /** As {@link #hungUp}, but frees the port now. */
    void close();
}
