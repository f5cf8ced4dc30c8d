package org.parley.gateway.speech;

import java.util.List;

/**
 * How a gateway speaks.
 *
 * @param servers of speech, by MRCPv2
 * @param lowPort first port for their audio; 0 for any free one
 * @param highPort last port for it
 */
public record SpeechConfig(SpeechSettings settings, List<SpeechServerConfig> servers, int lowPort, int highPort) {
    /** The engines of this machine. */
    public static final SpeechConfig DEFAULT = new SpeechConfig(SpeechSettings.DEFAULT, List.of(), 0, 0);

    public SpeechConfig {
        servers = List.copyOf(servers);
        if (lowPort != 0 && (lowPort < 1024 || highPort > 65535 || highPort < lowPort)) {
            throw new IllegalArgumentException("speech ports " + lowPort + "-" + highPort
                    + ": give a range within 1024-65535, or 0 for any free port");
        }
    }
}
