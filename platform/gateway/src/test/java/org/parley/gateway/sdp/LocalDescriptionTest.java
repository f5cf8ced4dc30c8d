package org.parley.gateway.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.media.Codec;
import org.parley.gateway.srtp.SrtpSuite;

class LocalDescriptionTest {
    private static final String HEAD = "v=0\r\no=x 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

    private static final AudioTerms ALL = new AudioTerms(List.of(Codec.values()));

    private AudioTerms terms = AudioTerms.PLAIN;

    private final LocalDescription local =
            new LocalDescription(7, new InetSocketAddress(InetAddress.getLoopbackAddress(), 20000), () -> terms);

    @Test
    void firstCodecOfTheOfferThatWeSpeakIsTaken() throws SdpException {
        Negotiated negotiated = local.answer(
                HEAD + "m=audio 4000 RTP/AVP 9 8 0 96\r\na=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-15\r\n");
        assertThat(negotiated.peer().codec()).isEqualTo(Codec.PCMA);
        assertThat(negotiated.peer().payloadType()).isEqualTo(8);
        assertThat(negotiated.peer().telephoneEventType()).isEqualTo(OptionalInt.of(96));
        assertThat(negotiated.peer().sdpAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 4000));
        assertThat(negotiated.answer())
                .contains("m=audio 20000 RTP/AVP 8 96\r\n")
                .contains("a=fmtp:96 0-15\r\n")
                .contains("a=ptime:20\r\n")
                .contains("o=parley 7 8 IN IP4 127.0.0.1\r\n")
                .doesNotContain("rtcp-mux");
    }

    @Test
    void dynamicPayloadTypeOfAKnownCodec() throws SdpException {
        assertThat(local.answer(HEAD + "m=audio 4000 RTP/AVP 110\r\na=rtpmap:110 pcmu/8000/1\r\n")
                        .peer()
                        .payloadType())
                .isEqualTo(110);
    }

    @Test
    void payloadTypeZeroMappedToSomethingElseIsNotOurs() {
        assertThatThrownBy(() -> local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\na=rtpmap:0 X/16000\r\n"))
                .isInstanceOf(SdpException.class)
                .hasMessageContaining("no common codec");
    }

    @Test
    void otherStreamsKeepTheirPlaceWithPortZero() throws SdpException {
        String answer = local.answer(HEAD + "m=video 5000 RTP/AVP 31\r\nm=audio 4000 RTP/AVP 0\r\n"
                        + "m=audio 4002 RTP/AVP 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n")
                .answer();
        assertThat(answer.lines().filter(line -> line.startsWith("m=")))
                .containsExactly(
                        "m=video 0 RTP/AVP 31",
                        "m=audio 20000 RTP/AVP 0",
                        "m=audio 0 RTP/AVP 0",
                        "m=application 0 UDP/DTLS/SCTP webrtc-datachannel");
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, sendrecv, true, true",
        "sendonly, recvonly, false, true",
        "recvonly, sendonly, true, false",
        "inactive, inactive, false, false"
    })
    void directionIsMirrored(String offered, String answered, boolean weSend, boolean weHear) throws SdpException {
        Negotiated negotiated = local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\na=" + offered + "\r\n");
        assertThat(negotiated.answer()).contains("a=" + answered + "\r\n");
        assertThat(negotiated.peer().sendAllowed()).isEqualTo(weSend);
        assertThat(negotiated.peer().receiveAllowed()).isEqualTo(weHear);
        assertThat(negotiated.onHold()).isEqualTo(!weSend || !weHear);
    }

    @Test
    void sessionDirectionHoldsForSectionsThatSayNone() throws SdpException {
        assertThat(local.answer(HEAD + "a=sendonly\r\nm=audio 4000 RTP/AVP 0\r\n")
                        .answer())
                .contains("a=recvonly");
    }

    @Test
    void nullAddressIsHold() throws SdpException {
        Negotiated held = local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n");
        assertThat(held.onHold()).isTrue();
        assertThat(held.peer().sendAllowed()).isFalse();
    }

    @Test
    void versionGrowsOnlyWithAChange() throws SdpException {
        String first = local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\n").answer();
        String same = local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\n").answer();
        String changed = local.answer(HEAD + "m=audio 4000 RTP/AVP 8\r\n").answer();
        assertThat(same).isEqualTo(first);
        assertThat(changed).contains("o=parley 7 9 ");
    }

    @Test
    void muxIsAnsweredWhenOffered() throws SdpException {
        assertThat(local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\na=rtcp-mux\r\n")
                        .answer())
                .contains("a=rtcp-mux\r\n");
    }

    @Test
    void reportsGoBehindThePortOfRtpOrWhereTheOfferSays() throws SdpException {
        assertThat(reports("")).isEqualTo(new InetSocketAddress("192.0.2.1", 4001));
        assertThat(reports("a=rtcp:53020\r\n")).isEqualTo(new InetSocketAddress("192.0.2.1", 53020));
        assertThat(reports("a=rtcp:53020 IN IP4 192.0.2.7\r\n")).isEqualTo(new InetSocketAddress("192.0.2.7", 53020));
        assertThat(reports("a=rtcp:0\r\n")).isEqualTo(new InetSocketAddress("192.0.2.1", 4001));
        assertThat(reports("a=rtcp:53020 IN IP4 host.example.org\r\n"))
                .isEqualTo(new InetSocketAddress("192.0.2.1", 4001));
    }

    private InetSocketAddress reports(String line) throws SdpException {
        return local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\n" + line).peer().rtcpAddress();
    }

    @Test
    void bareLineFeedsAndOddLinesAreFine() throws SdpException {
        Negotiated negotiated = local.answer(
                "v=0\nnonsense\n=\nc=IN IP4 192.0.2.1\nz\nm=audio 4000/2 RTP/AVP 0 x 999\na=\na=rtpmap\na=rtpmap:0\n");
        assertThat(negotiated.peer().codec()).isEqualTo(Codec.PCMU);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=0\r\n",
                "m=audio\r\n",
                "m=audio x RTP/AVP 0\r\n",
                "m=audio 70000 RTP/AVP 0\r\n",
                "c=IN IP4 host.example\r\nm=audio 4000 RTP/AVP 0\r\n",
                "c=IN IP4 999.1.1.1\r\nm=audio 4000 RTP/AVP 0\r\n",
                "c=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n",
            })
    void nothingToAgreeOn(String offer) {
        assertThatThrownBy(() -> local.answer(offer)).isInstanceOf(SdpException.class);
    }

    @Test
    void offerOfOursAndItsAnswer() throws SdpException {
        assertThat(local.offer()).contains("m=audio 20000 RTP/AVP 0 8 101\r\n").contains("a=sendrecv");
        Negotiated negotiated =
                local.answered(HEAD + "m=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n");
        assertThat(negotiated.peer().codec()).isEqualTo(Codec.PCMA);
        assertThat(negotiated.peer().telephoneEventType()).hasValue(101);
    }

    @Test
    void whatTheCallerPrefersIsAnsweredAmongWhatIsEnabled() throws SdpException {
        terms = ALL;
        String offer = HEAD + "m=audio 4000 RTP/AVP 111 9 0 101 102\r\na=rtpmap:111 OPUS/48000/2\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=rtpmap:102 telephone-event/48000\r\n";
        Negotiated opus = local.answer(offer);
        assertThat(opus.peer().codec()).isEqualTo(Codec.OPUS);
        assertThat(opus.peer().payloadType()).isEqualTo(111);
        assertThat(opus.peer().telephoneEventType()).isEqualTo(OptionalInt.of(102));
        assertThat(opus.peer().eventRate()).isEqualTo(48_000);
        assertThat(opus.answer())
                .contains("m=audio 20000 RTP/AVP 111 102\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 ")
                .contains("a=rtpmap:102 telephone-event/48000\r\n");
        terms = new AudioTerms(List.of(Codec.PCMU, Codec.G722));
        Negotiated wide = local.answer(offer);
        assertThat(wide.peer().codec()).isEqualTo(Codec.G722);
        assertThat(wide.peer().eventRate()).isEqualTo(8_000);
        assertThat(wide.answer()).contains("m=audio 20000 RTP/AVP 9 101\r\na=rtpmap:9 G722/8000\r\n");
    }

    @Test
    void anOfferNamesWhatIsEnabledInTheOrderOfTheSettings() throws SdpException {
        terms = new AudioTerms(List.of(Codec.OPUS, Codec.PCMA));
        assertThat(local.offer())
                .contains("m=audio 20000 RTP/AVP 96 8 101 102\r\na=rtpmap:96 opus/48000/2\r\n")
                .contains("a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n")
                .contains("a=rtpmap:102 telephone-event/48000\r\n");
        Negotiated answered = local.answered(HEAD + "m=audio 4000 RTP/AVP 96 101\r\na=rtpmap:96 opus/48000/2\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\n");
        assertThat(answered.peer().codec()).isEqualTo(Codec.OPUS);
        assertThat(answered.peer().telephoneEventType()).isEqualTo(OptionalInt.of(101));
        assertThat(answered.peer().eventRate()).isEqualTo(8_000);
    }

    @Test
    void opusOfAnotherClockIsNotOurs() {
        terms = ALL;
        assertThatThrownBy(() -> local.answer(HEAD + "m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 opus/16000/2\r\n"))
                .isInstanceOf(SdpException.class);
    }

    private static final String KEY = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";
    private static final String CIPHERED = HEAD + "m=audio 4000 RTP/SAVP 0\r\n"
            + "a=crypto:3 AES_256_CM_HMAC_SHA1_80 inline:xx\r\na=crypto:4 AES_CM_128_HMAC_SHA1_32 inline:" + KEY
            + "|2^20|1:4\r\na=crypto:5 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "|2^20\r\n";

    @Test
    void theFirstKeyThatCanBeUsedIsAnsweredWithOneOfOurs() throws SdpException {
        terms = new AudioTerms(List.of(Codec.PCMU), true, true);
        Negotiated negotiated = local.answer(CIPHERED);
        assertThat(negotiated.peer().srtp().orElseThrow().suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
        assertThat(negotiated.peer().srtp().orElseThrow().theirs())
                .isEqualTo(java.util.Base64.getDecoder().decode(KEY));
        assertThat(negotiated.answer())
                .contains("m=audio 20000 RTP/SAVP 0\r\n")
                .containsPattern("a=crypto:5 AES_CM_128_HMAC_SHA1_32 inline:[A-Za-z0-9+/]{40}\r\n")
                .doesNotContain(KEY);
        assertThat(negotiated.toString().replace(negotiated.answer(), "")).doesNotContain(KEY);
        assertThat(local.answer(CIPHERED).answer()).as("the same key again").isEqualTo(negotiated.answer());
    }

    @Test
    void withoutLeaveToNameKeysOnlyClearRtpIsTaken() throws SdpException {
        assertThatThrownBy(() -> local.answer(CIPHERED)).isInstanceOf(SdpException.class);
        Negotiated both = local.answer(CIPHERED + "m=audio 4002 RTP/AVP 0\r\n");
        assertThat(both.peer().srtp()).isEmpty();
        assertThat(both.answer())
                .contains("m=audio 0 RTP/SAVP 0\r\nm=audio 20000 RTP/AVP 0\r\n")
                .doesNotContain("crypto");
    }

    @Test
    void whereACipherIsRequiredClearRtpIsRefused() throws SdpException {
        terms = new AudioTerms(List.of(Codec.PCMU), false, true);
        assertThatThrownBy(() -> local.answer(HEAD + "m=audio 4000 RTP/AVP 0\r\n"))
                .isInstanceOf(SdpException.class);
        assertThat(local.offer())
                .contains("m=audio 20000 RTP/SAVP 0 101\r\n")
                .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:")
                .contains("a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:");
        assertThat(local.answered(HEAD + "m=audio 4000 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY
                                + "\r\n")
                        .peer()
                        .srtp())
                .isPresent();
    }
}
