package org.parley.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.gateway.GatewayRig;

class OptionsProbeTest {
    @Test
    void gatewayAnswersToItself() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            InetSocketAddress address = rig.gateway().sipAddress();
            assertThat(new OptionsProbe(address, Duration.ofSeconds(5)).ask()).isEqualTo("SIP/2.0 200 OK");
            assertThat(rig.gateway().statistics().begun()).isZero();
        }
    }

    @Test
    void silenceIsAnError() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            OptionsProbe probe =
                    new OptionsProbe((InetSocketAddress) silent.getLocalSocketAddress(), Duration.ofMillis(50));
            assertThatThrownBy(probe::ask).isInstanceOf(IOException.class);
        }
    }
}
