package org.parley.gateway.sip.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** A socket that answers unreadable requests itself and hands only the others to the stack. */
final class CheckedDatagramSocket extends DatagramSocket {
    CheckedDatagramSocket(SocketAddress address) throws SocketException {
        super(address);
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        int room = packet.getLength();
        while (true) {
            packet.setLength(room);
            super.receive(packet);
            Optional<byte[]> refusal = RequestCheck.refusalOf(packet.getData(), packet.getOffset(), packet.getLength());
            if (refusal.isEmpty()) {
                return;
            }
            byte[] answer = refusal.get();
            if (answer.length > 0) {
                send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }
}
