package org.parley.tests.system;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses at this moment. */
final class Ports {
    private static final int RANGE = 2_400;

    private Ports() {}

    /** One that is free for TCP and UDP alike. */
    static int free() throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                return udp.getLocalPort();
            } catch (java.net.BindException taken) {
                continue;
            }
        }
        throw new IOException("No port is free for both TCP and UDP");
    }

    /** A range for RTP below the ephemeral ports, another one each time. */
    static String rtp() {
        int low = 10_000 + 2 * ThreadLocalRandom.current().nextInt(10_000);
        return low + "-" + (low + RANGE - 1);
    }
}
