package org.parley.gateway.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.gateway.sip.SipRequest;

class AskedTelephonesTest {
    private final AskedTelephones asked = new AskedTelephones();

    private static SipRequest register(int port, String callId, int sequence) {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new SipRequest(
                "REGISTER",
                "sip:localhost",
                "udp",
                new InetSocketAddress(here, port),
                here,
                Map.of("call-id", List.of(callId), "cseq", List.of(sequence + " REGISTER")),
                Optional.empty());
    }

    @Test
    void whoComesAgainWithoutAProofIsOfferedOneHash() {
        assertThat(asked.isSimple(register(1, "a", 1))).isFalse();
        assertThat(asked.isSimple(register(1, "a", 1)))
                .as("the same request again")
                .isFalse();
        assertThat(asked.isSimple(register(1, "a", 2))).isTrue();
        assertThat(asked.answered(register(1, "a", 3))).isTrue();
        assertThat(asked.isSimple(register(1, "other call", 1)))
                .as("the place is known")
                .isTrue();
        assertThat(asked.isSimple(register(2, "a", 1))).as("another place").isFalse();
    }

    @Test
    void whoUnderstandsIsOfferedAll() {
        for (int sequence = 1; sequence < 9; sequence += 2) {
            assertThat(asked.isSimple(register(1, "a", sequence))).isFalse();
            assertThat(asked.answered(register(1, "a", sequence + 1))).isFalse();
        }
    }

    @Test
    void aNewCallIdIsNoSecondTry() {
        assertThat(asked.isSimple(register(1, "a", 1))).isFalse();
        assertThat(asked.isSimple(register(1, "b", 2))).isFalse();
    }
}
