package org.parley.gateway.registrar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.gateway.sip.SipRequest;

/**
 * Which telephones were asked who they are and did not understand it. Many know one hash only and give up where several are
 * offered, although RFC 8760 §2.4 has them leave out the others. They try again without a proof: a second request of
 * the same Call-ID from the same place. From then on that place is offered the last hash of the list alone. Thread-safe.
 */
final class AskedTelephones {
    private static final int MOST = 4_096;

    private record Asked(String callId, long sequence, boolean simple) {}

    private final Map<String, Asked> places = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > MOST;
        }
    };

    /** A request without a proof is to be challenged. @return whether to offer one hash only */
    synchronized boolean isSimple(SipRequest request) {
        String place = place(request);
        String callId = request.callId();
        long sequence = request.sequence();
        Asked before = places.get(place);
        boolean again = before != null && before.callId.equals(callId) && before.sequence != sequence;
        boolean simple = again || before != null && before.simple;
        places.put(place, new Asked(callId, sequence, simple));
        return simple;
    }

    /** A request with a proof, right or wrong: what was asked was understood. @return whether it was one hash only */
    synchronized boolean answered(SipRequest request) {
        return places.computeIfPresent(place(request), (place, asked) -> asked.simple ? asked : null) != null;
    }

    private static String place(SipRequest request) {
        return request.transport() + ":" + request.source();
    }
}
