package org.parley.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.gateway.mrcp.MrcpServer;
import org.parley.gateway.sip.SipUri;
import org.parley.gateway.speech.SpeechConfig;
import org.parley.gateway.speech.SpeechServerConfig;
import org.parley.gateway.speech.SpeechSettings;

/** Reads the section {@code speech} of the settings. */
record SpeechSection(Config section) {
    private static final List<String> OURS = List.of("mary", "espeak-ng", "flite");

    private static final Config USUAL = ConfigFactory.parseMap(Map.of(
            "speaks",
            List.of(),
            "understands",
            List.of(),
            "voices",
            List.of(),
            "addresses",
            List.of(),
            "tls.host",
            "",
            "tls.certificates",
            "",
            "timeout",
            "1 s",
            "keep",
            true));

    SpeechConfig config() {
        List<SpeechServerConfig> servers = section.getConfigList("servers").stream()
                .map(given -> server(given, given.hasPath("tls")))
                .toList();
        return new SpeechConfig(
                new SpeechSettings(order(servers), section.getDuration("patience"), section.getDuration("retry-after")),
                servers,
                section.getInt("rtp.low"),
                section.getInt("rtp.high"));
    }

    private Map<String, List<String>> order(List<SpeechServerConfig> servers) {
        Set<String> known = new HashSet<>(OURS);
        for (SpeechServerConfig server : servers) {
            if (!known.add(server.mrcp().name())) {
                throw new IllegalArgumentException("speech.servers: two engines are called '"
                        + server.mrcp().name() + "'");
            }
        }
        Config order = section.getConfig("order");
        Map<String, List<String>> byLanguage = new HashMap<>();
        for (String language : order.root().keySet()) {
            List<String> names = order.getStringList(ConfigUtil.quoteString(language));
            for (String name : names) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException("speech.order." + language + ": '" + name
                            + "' is neither one of " + OURS + " nor the name of one of speech.servers");
                }
            }
            byLanguage.put(language.toLowerCase(Locale.ROOT), names);
        }
        return byLanguage;
    }

    private static SpeechServerConfig server(Config given, boolean overTls) {
        Config config = given.withFallback(USUAL);
        String name = config.getString("name");
        String uri = config.getString("uri");
        SipUri parts = SipUri.parse(uri)
                .orElseThrow(() -> new IllegalArgumentException(
                        "speech.servers: the uri of " + name + " is no SIP address: " + uri));
        Set<InetAddress> addresses = new HashSet<>(addresses(name, parts.host()));
        config.getStringList("addresses").forEach(host -> addresses.addAll(addresses(name, host)));
        Optional<MrcpServer.Tls> tls = overTls ? Optional.of(tls(name, parts.host(), config)) : Optional.empty();
        return new SpeechServerConfig(
                new MrcpServer(name, uri, Set.copyOf(addresses), tls, config.getDuration("timeout")),
                config.getStringList("speaks"),
                config.getStringList("understands"),
                config.getStringList("voices").stream()
                        .map(voice -> voice.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                config.getBoolean("keep"));
    }

    private static MrcpServer.Tls tls(String name, String host, Config config) {
        String certified = config.getString("tls.host");
        try {
            return new MrcpServer.Tls(
                    TrustedCertificates.context(config.getString("tls.certificates")),
                    certified.isEmpty() ? host : certified);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "speech.servers: the tls.certificates of " + name + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static List<InetAddress> addresses(String name, String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "speech.servers: the host '" + host + "' of " + name + " is not known", unknown);
        }
    }
}
