package org.parley.gateway.mrcp.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class MrcpAnswerTest {
    private static final InetSocketAddress RTP = new InetSocketAddress("192.0.2.12", 49170);
    private static final MrcpOffer SPEAKING = new MrcpOffer(List.of("speechsynth"), false, false, RTP, "recvonly", 7);
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.11\r\ns=-\r\nc=IN IP4 192.0.2.11\r\nt=0 0\r\n";
    private static final String CONTROL =
            "m=application 32416 TCP/MRCPv2 1\r\na=channel:32AECB234338@speechsynth\r\na=cmid:1\r\na=connection:new\r\n";
    private static final String AUDIO = "m=audio 48260 RTP/AVP 0\r\na=rtpmap:0 pcmu/8000\r\na=sendonly\r\na=mid:1\r\n";

    private static MrcpAnswer answer(String text) throws IOException {
        return MrcpAnswer.of(SPEAKING, text);
    }

    @Test
    void anOfferNamesResourceConnectionAndAudio() {
        String text = new MrcpOffer(List.of("speechsynth", "speechrecog"), true, true, RTP, "sendrecv", 7).text(1);
        assertThat(text.split("m=")).hasSize(4);
        assertThat(text)
                .contains("m=application 9 TCP/TLS/MRCPv2 1\r\na=setup:active\r\na=connection:existing\r\n")
                .contains("a=resource:speechsynth\r\na=cmid:1\r\n")
                .contains("a=resource:speechrecog\r\na=cmid:1\r\n")
                .contains("c=IN IP4 192.0.2.12\r\n")
                .contains("m=audio 49170 RTP/AVP 0 8\r\n")
                .endsWith("a=sendrecv\r\na=mid:1\r\n");
        assertThat(SPEAKING.text(1))
                .contains("m=application 9 TCP/MRCPv2 1\r\n")
                .contains("a=connection:new\r\n");
    }

    @Test
    void anAnswerNamesChannelAndAddresses() throws IOException {
        MrcpAnswer answer = answer(HEAD + CONTROL + AUDIO);
        assertThat(answer.channels())
                .containsEntry(
                        "speechsynth", new MrcpAnswer.Control("32AECB234338@speechsynth", "192.0.2.11", 32416, false));
        assertThat(answer.audio()).isEqualTo(new MrcpAnswer.Audio("192.0.2.11", 48260, 0));
        assertThat(answer(HEAD + CONTROL + AUDIO.replace("AVP 0", "AVP 96 8") + "c=IN IP4 192.0.2.13\r\n")
                        .audio())
                .isEqualTo(new MrcpAnswer.Audio("192.0.2.13", 48260, 8));
    }

    @Test
    void whatWasNotOfferedIsRefused() {
        for (String text : List.of(
                "",
                HEAD,
                HEAD + CONTROL,
                HEAD + AUDIO + CONTROL,
                HEAD + CONTROL + AUDIO + AUDIO,
                HEAD + CONTROL.replace("32416", "0") + AUDIO,
                HEAD + CONTROL.replace("32416", "70000") + AUDIO,
                HEAD + CONTROL.replace("TCP/", "TCP/TLS/") + AUDIO,
                HEAD + CONTROL.replace("@speechsynth", "@recorder") + AUDIO,
                HEAD + CONTROL.replace("a=channel:", "a=other:") + AUDIO,
                HEAD + CONTROL + AUDIO.replace("AVP 0", "AVP 96"),
                HEAD + CONTROL + AUDIO.replace("48260", "0"))) {
            assertThatThrownBy(() -> answer(text)).as(text).isInstanceOf(IOException.class);
        }
    }
}
