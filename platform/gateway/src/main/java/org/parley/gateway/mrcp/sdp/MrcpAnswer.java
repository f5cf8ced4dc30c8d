package org.parley.gateway.mrcp.sdp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server gives us.
 *
 * @param channels where each resource that was asked for is controlled, by its name
 * @param audio where audio comes from and goes to
 */
public record MrcpAnswer(Map<String, Control> channels, Audio audio) {

    /**
     * @param identifier for instance {@code 32AECB234338@speechsynth}
     * @param existing whether the server means a connection that is there already
     */
    public record Control(String identifier, String host, int port, boolean existing) {}

    /** @param payloadType 0 for µ-law, 8 for A-law */
    public record Audio(String host, int port, int payloadType) {}

    /**
     * Reads the answer to an offer; the order of its sections is that of the offer (RFC 3264 §6).
     *
     * @throws IOException it refuses something, or says what was not offered
     */
    public static MrcpAnswer of(MrcpOffer offer, String text) throws IOException {
        List<SdpSection> sections = SdpSection.all(text);
        if (sections.size() != offer.resources().size() + 1) {
            throw new IOException("an answer of " + sections.size() + " sections to an offer of "
                    + (offer.resources().size() + 1));
        }
        Map<String, Control> channels = new LinkedHashMap<>();
        for (int i = 0; i < offer.resources().size(); i++) {
            String resource = offer.resources().get(i);
            channels.put(resource, control(sections.get(i), resource, offer.protocol()));
        }
        return new MrcpAnswer(channels, audio(sections.get(sections.size() - 1)));
    }

    private static Control control(SdpSection section, String resource, String protocol) throws IOException {
        if (!section.kind().equals("application") || section.port() == 0) {
            throw new IOException("the server has no " + resource);
        }
        if (!section.protocol().equals(protocol)) {
            throw new IOException("the server speaks " + section.protocol() + " instead of " + protocol);
        }
        String channel = section.attribute("channel").orElse("");
        if (!channel.matches("[0-9A-Za-z._-]+@" + resource)) {
            throw new IOException("no channel of a " + resource + ": " + channel.replaceAll("[^ -~]", "?"));
        }
        return new Control(
                channel,
                section.host(),
                section.port(),
                section.attribute("connection").filter("existing"::equals).isPresent());
    }

    private static Audio audio(SdpSection section) throws IOException {
        if (!section.kind().equals("audio") || section.port() == 0) {
            throw new IOException("the server takes no audio");
        }
        for (String format : section.formats()) {
            if (format.equals("0") || format.equals("8")) {
                return new Audio(section.host(), section.port(), Integer.parseInt(format));
            }
        }
        throw new IOException("the server speaks neither PCMU nor PCMA: " + section.formats());
    }
}
