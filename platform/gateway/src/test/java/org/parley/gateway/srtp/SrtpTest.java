package org.parley.gateway.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {
    private static final byte[] MASTER = hex("E1F97A0D3E018BE0D64FA32C06DE4139" + "0EC675AD498AFEEBB6960B3AABE6");
    private static final String PLAIN = "800f1234decafbadcafebabe" + "ab".repeat(16);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", "").toLowerCase());
    }

    private static String hex(byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes, 0, length);
    }

    @Test
    void keyStreamOfTheAppendix() {
        byte[] salt = hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD");
        SessionKeys keys = new SessionKeys(hex("2B7E151628AED2A6ABF7158809CF4F3C"), new byte[20], salt);
        byte[] data = new byte[48];
        keys.crypt(data, 0, 48, 0, 0);
        assertThat(hex(data, 48))
                .as("RFC 3711 appendix B.2")
                .isEqualToIgnoringCase("E03EAD0935C95E80E166B16DD92B4EB4" + "D23513162B02D0F72A43A2FE4A5F97AB"
                        + "41E95B3BB0A2E8DD477901E4FCA894C0");
    }

    @Test
    void derivedKeysOfTheAppendix() throws Exception {
        assertThat(hex(SessionKeys.derived(MASTER, 0, 16), 16))
                .as("RFC 3711 appendix B.3")
                .isEqualToIgnoringCase("C61E7A93744F39EE10734AFE3FF7A087");
        assertThat(hex(SessionKeys.derived(MASTER, 2, 14), 14)).isEqualToIgnoringCase("30CBBC08863D8C85D49DB34A9AE1");
        assertThat(hex(SessionKeys.derived(MASTER, 1, 20), 20))
                .isEqualToIgnoringCase("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4");
    }

    @Test
    void aPacketAsAnotherLibrarySealsIt() {
        byte[] packet = Arrays.copyOf(hex(PLAIN), 60);
        int length = new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MASTER).seal(packet, 28);
        assertThat(hex(packet, length))
                .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        int opened = new SrtpReceiver(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MASTER).open(packet, length);
        assertThat(hex(packet, opened)).isEqualTo(PLAIN);
    }

    @Test
    void aReportAsAnotherLibrarySealsIt() {
        String plain = "81c8000bcafebabe" + "ab".repeat(16);
        SrtpSender sender = new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MASTER);
        sender.sealRtcp(Arrays.copyOf(hex(plain), 60), 24);
        byte[] packet = Arrays.copyOf(hex(plain), 60);
        int length = sender.sealRtcp(packet, 24);
        assertThat(hex(packet, length))
                .isEqualTo("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
        assertThat(new SrtpReceiver(SrtpSuite.AES_CM_128_HMAC_SHA1_80, MASTER).openRtcp(packet, length))
                .isEqualTo(24);
        assertThat(hex(packet, 24)).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void copiesForgeriesAndStaleOnesAreRefusedWhileTheCounterRollsOver(SrtpSuite suite) {
        SrtpSender sender = new SrtpSender(suite, MASTER);
        SrtpReceiver receiver = new SrtpReceiver(suite, MASTER);
        byte[] held = null;
        for (int i = 0; i < 140_000; i++) {
            byte[] packet = Arrays.copyOf(hex(PLAIN), 60);
            packet[2] = (byte) (i + 0xFF00 >> 8);
            packet[3] = (byte) i;
            int length = sender.seal(packet, 28);
            if (i % 1000 == 252 || i == 260 || i == 65_790) {
                byte[] forged = packet.clone();
                forged[20] ^= 1;
                assertThat(receiver.open(forged, length)).isEqualTo(SrtpReceiver.REFUSED);
                byte[] copy = packet.clone();
                assertThat(receiver.open(packet, length)).as("packet %d", i).isEqualTo(28);
                assertThat(receiver.open(copy, length)).isEqualTo(SrtpReceiver.REFUSED);
            } else if (i == 1_300) {
                held = packet;
            } else {
                assertThat(receiver.open(packet, length)).as("packet %d", i).isEqualTo(28);
            }
            if (i == 1_400) {
                assertThat(receiver.open(held, 28 + suite.tagLength()))
                        .as("too old to know whether it is a copy")
                        .isEqualTo(SrtpReceiver.REFUSED);
            }
        }
    }

    @Test
    void whoHasAnotherKeyIsNotHeard() {
        byte[] packet = Arrays.copyOf(hex(PLAIN), 60);
        int length = new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_32, new byte[30]).seal(packet, 28);
        assertThat(new SrtpReceiver(SrtpSuite.AES_CM_128_HMAC_SHA1_32, MASTER).open(packet, length))
                .isEqualTo(SrtpReceiver.REFUSED);
    }
}
