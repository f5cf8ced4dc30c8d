package org.parley.gateway.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.gateway.media.Codec;

/**
 * Telephone events as one format of a stream.
 *
 * @param rate ticks of the RTP clock in a second; should be that of the audio beside it (RFC 4733 §2.1)
 */
record EventFormat(int payloadType, int rate) {
    static final int USUAL_RATE = 8000;
    private static final int FIRST_OFFERED = 101;
    private static final String NAME = "telephone-event/";

    /** Those that go with some codecs, for an offer. */
    static List<EventFormat> offered(List<Codec> codecs) {
        List<EventFormat> formats = new ArrayList<>();
        codecs.stream()
                .map(Codec::clockRate)
                .distinct()
                .sorted()
                .forEach(rate -> formats.add(new EventFormat(FIRST_OFFERED + formats.size(), rate)));
        return formats;
    }

    /** The one of a section that goes with a codec; programs that know one rate only use it with any. */
    static Optional<EventFormat> in(MediaDescription media, Codec codec) {
        Optional<EventFormat> other = Optional.empty();
        for (String format : media.formats()) {
            String encoding = media.encodings().getOrDefault(format, "").toLowerCase(Locale.ROOT);
            if (AudioChoice.isPayloadType(format) && encoding.startsWith(NAME)) {
                EventFormat found = new EventFormat(Integer.parseInt(format), rate(encoding));
                if (found.rate() == codec.clockRate()) {
                    return Optional.of(found);
                }
                other = other.isPresent() ? other : Optional.of(found);
            }
        }
        return other.filter(found -> found.rate() % USUAL_RATE == 0 && found.rate() > 0);
    }

    private static int rate(String encoding) {
        String rate = encoding.substring(NAME.length()).split("/")[0];
        return rate.matches("\\d{4,6}") ? Integer.parseInt(rate) : 0;
    }
}
