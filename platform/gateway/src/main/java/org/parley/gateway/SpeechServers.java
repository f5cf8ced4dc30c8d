package org.parley.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.parley.browser.platform.Clock;
import org.parley.gateway.media.MediaEngine;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.rtp.RtpLoop;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.speech.MrcpEngine;
import org.parley.gateway.speech.MrcpRecognizer;
import org.parley.gateway.speech.SpeechConfig;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.SpeechServerConfig;

/** The speech servers of a gateway: known from the start, of use once SIP is there. */
final class SpeechServers implements AutoCloseable {
    private final SpeechConfig config;
    private final List<MrcpEngine> engines = new ArrayList<>();
    private final List<MrcpClient> clients = new ArrayList<>();
    private RtpLoop rtp;

    SpeechServers(SpeechConfig config) {
        this.config = config;
        for (SpeechServerConfig server : config.servers()) {
            engines.add(new MrcpEngine(server, config.settings().patience().dividedBy(2)));
        }
    }

    List<SpeechEngine> engines() {
        return List.copyOf(engines);
    }

    void open(SipEndpoint sip, InetAddress address, MediaEngine media, Clock clock) throws IOException {
        if (config.servers().isEmpty()) {
            return;
        }
        rtp = new RtpLoop("mrcp-rtp", address, config.lowPort(), config.highPort());
        for (int i = 0; i < engines.size(); i++) {
            MrcpClient client = new MrcpClient(config.servers().get(i).mrcp(), sip, rtp, clock);
            clients.add(client);
            engines.get(i).open(client);
        }
        media.recognizer(new MrcpRecognizer(config, clients, clock));
    }

    @Override
    public void close() {
        clients.forEach(MrcpClient::close);
        if (rtp != null) {
            rtp.close();
        }
    }
}
