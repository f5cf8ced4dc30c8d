package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.Wire;

/** Proxies between the telephone and us. */
class RouteTest {

    @Test
    void onAllAddressesWeNameTheOneTowardsTheCaller() throws IOException {
        InetAddress any = new InetSocketAddress(0).getAddress();
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(),
                config -> new GatewayConfig(SipConfig.of(any, 0), config.media().withAddress(any), config.limits()))) {
            InetSocketAddress server = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), rig.gateway().sipAddress().getPort());
            for (String transport : new String[] {"UDP", "TCP"}) {
                try (Phone phone = new Phone(transport.equals("UDP") ? Wire.udp(server) : Wire.tcp(server), server)) {
                    Message ok = phone.connect("3101");
                    assertThat(ok.header("Contact")).contains("127.0.0.1:" + server.getPort());
                    assertThat(ok.body()).contains("c=IN IP4 127.0.0.1");
                    rig.call().disconnect();
                    Message bye = phone.incoming("BYE");
                    assertThat(bye.header("Via")).contains("127.0.0.1:" + server.getPort());
                    phone.ok(bye);
                    rig.awaitNothingLeft(); // the stack forgets what it has not read yet of a connection that ends
                }
            }
        }
    }

    @Test
    void advertisedAddressIsNamedInstead() throws IOException {
        InetAddress outside = InetAddress.getByName("192.0.2.33");
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(),
                config -> new GatewayConfig(config.sip().withAdvertised(outside), config.media(), config.limits()))) {
            Phone phone = rig.phone();
            Message ok = phone.connect("3101");
            assertThat(ok.header("Contact")).contains("192.0.2.33:");
            assertThat(ok.body()).contains("c=IN IP4 192.0.2.33");
            phone.hangUp();
        }
    }

    @Test
    void byeFollowsTheRouteSet() throws IOException {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering());
                Wire proxy = Wire.udp(rig.gateway().sipAddress())) {
            Phone atProxy = new Phone(proxy, rig.gateway().sipAddress());
            Phone phone = rig.phone();
            phone.with("Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKfar")
                    .with("Record-Route: <sip:127.0.0.1:" + proxy.local().getPort() + ";lr>")
                    .with("Record-Route: <sip:192.0.2.7;lr>");
            Message ok = phone.connect("3101");
            assertThat(String.join(",", ok.headers("Via"))).containsSubsequence("127.0.0.1", "192.0.2.9");
            assertThat(String.join(",", ok.headers("Record-Route"))).contains("192.0.2.7");
            rig.call().disconnect();
            Message bye = atProxy.incoming("BYE");
            assertThat(bye.startLine()).contains("sip:phone@127.0.0.1:");
            assertThat(String.join(",", bye.headers("Route")))
                    .containsSubsequence(":" + proxy.local().getPort(), "192.0.2.7");
            atProxy.ok(bye);
        }
    }
}
