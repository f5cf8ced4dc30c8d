package org.parley.gateway.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.MediaEngine;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.media.MediaSession;
import org.parley.gateway.media.RtpSettings;
import org.parley.gateway.media.SrtpUse;
import org.parley.gateway.sdp.AudioTerms;
import org.parley.gateway.sdp.LocalDescription;
import org.parley.gateway.sdp.Negotiated;
import org.parley.gateway.sdp.SdpException;

/** The audio of one call and what was agreed on about it. */
final class CallAudio {
    /** Seconds from 1900 to 1970: RFC 4566 §5.2 recommends NTP time as session id. */
    private static final long NTP_OFFSET = 2_208_988_800L;

    private final MediaEngine engine;
    private final MediaSession media;
    private final LocalDescription description;
    private boolean onHold;
    private boolean connected;
    private boolean secret;
    private final boolean inside;

    private CallAudio(
            MediaEngine engine,
            MediaSession media,
            InetAddress reachable,
            boolean secret,
            boolean inside,
            Clock clock) {
        this.engine = engine;
        this.inside = inside;
        this.secret = secret;
        this.media = media;
        this.description = new LocalDescription(
                clock.instant().getEpochSecond() + NTP_OFFSET,
                new InetSocketAddress(reachable, media.local().getPort()),
                () -> terms(this.secret));
    }

    /** A codec that is spoken already may go on. */
    private AudioTerms terms(boolean signalledInSecret) {
        List<Codec> affordable = engine.affordable();
        List<Codec> codecs = engine.rtp().codecs().stream()
                .filter(codec -> affordable.contains(codec) || media.codec().equals(Optional.of(codec)))
                .toList();
        return terms(engine.rtp(), codecs, signalledInSecret, inside);
    }

    private static AudioTerms terms(RtpSettings settings, List<Codec> codecs, InviteRequest invite) {
        return terms(settings, codecs, invite.isSecret(), invite.isFromPage());
    }

    /** Keys are named only where nobody else can read them (RFC 4568 §8); what stays in this machine needs none. */
    private static AudioTerms terms(
            RtpSettings settings, List<Codec> codecs, boolean signalledInSecret, boolean inside) {
        boolean keys = settings.srtp() != SrtpUse.OFF && (signalledInSecret || settings.keysInClear());
        return new AudioTerms(codecs, inside || settings.srtp() != SrtpUse.REQUIRED, keys);
    }

    /** @throws IOException no RTP port is free */
    static CallAudio open(MediaEngine engine, InviteRequest invite, Clock clock) throws IOException {
        MediaSession media = engine.open(invite.callId());
        InetAddress bound = media.local().getAddress();
        InetAddress reachable = invite.advertised().orElse(bound.isAnyLocalAddress() ? invite.local() : bound);
        return new CallAudio(engine, media, reachable, invite.isSecret(), invite.isFromPage(), clock);
    }

    /** What may be agreed on at all. @throws SdpException an offer has nothing of it */
    static void requireUsable(MediaEngine engine, InviteRequest invite, String offer) throws SdpException {
        LocalDescription.requireUsable(offer, terms(engine.rtp(), engine.rtp().codecs(), invite));
    }

    /** Whether what an offer needs can be done at the moment. */
    static boolean isAffordable(MediaEngine engine, InviteRequest invite, String offer) {
        try {
            LocalDescription.requireUsable(offer, terms(engine.rtp(), engine.affordable(), invite));
            return true;
        } catch (SdpException e) {
            return false;
        }
    }

    /**
     * For a call of ours.
     *
     * @throws IOException no RTP port is free
     */
    static CallAudio open(MediaEngine engine, String name, SipEndpoint endpoint, Clock clock) throws IOException {
        MediaSession media = engine.open(name);
        InetAddress bound = media.local().getAddress();
        InetAddress reachable =
                endpoint.localTowards(bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound);
        return new CallAudio(engine, media, reachable, false, false, clock);
    }

    /** Answers their offer and connects. */
    String answer(String offer) throws SdpException {
        Negotiated negotiated = description.answer(offer);
        connect(negotiated);
        return negotiated.answer();
    }

    String offer() {
        return description.offer();
    }

    /** An offer to a telephone that is reached by TLS, or not. */
    String offer(boolean signalledInSecret) {
        return description.offer(terms(signalledInSecret));
    }

    /** How the telephone that answered is reached. */
    void signalled(boolean inSecret) {
        secret = inSecret;
    }

    /** Takes their answer to our offer and connects. */
    void answered(String answer) throws SdpException {
        connect(description.answered(answer));
    }

    private void connect(Negotiated negotiated) {
        connected = true;
        onHold = negotiated.onHold();
        media.connect(negotiated.peer());
    }

    MediaSession media() {
        return media;
    }

    /** Whether anything was agreed on yet. */
    boolean isConnected() {
        return connected;
    }

    boolean isOnHold() {
        return onHold;
    }

    long heardAtNanos() {
        return media.heardAtNanos();
    }

    void infoKey(char key) {
        media.infoKey(key);
    }

    MediaQuality quality() {
        return media.quality();
    }

    ImplementationPlatform dialog() {
        return media.dialog();
    }

    void hungUp() {
        media.hungUp();
    }

    void close() {
        media.close();
    }
}
