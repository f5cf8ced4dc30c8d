package org.parley.webapp.phone;

import java.util.Map;
import org.parley.webapp.toll.TollDecision;
import org.parley.webapp.toll.TollPath;
import org.parley.webapp.toll.TollSettings;

/** The outside line of the message center (FEATURES 1.6): the owner's rights, whatever telephone it is. */
final class OutsidePages {
    private final OutsideCalls outside;
    private final OutsideKeys keys;

    OutsidePages(OutsideCalls outside, TollSettings settings) {
        this.outside = outside;
        this.keys = OutsideKeys.of(settings);
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.OUTSIDE, Owners.page(this::line));
        pages.put(PhonePath.OUTSIDE_NUMBER, Owners.page(this::number));
        pages.put(PhonePath.OUTSIDE_BACK, Owners.page(OutsidePages::back));
        pages.put(PhonePath.OUTSIDE_REFUSED, OutsidePages::refused);
        pages.put(PhonePath.OUTSIDE_NO_LINE, request -> Reply.page("outside-no-line.vxml.vm"));
    }

    private Reply line(PhoneRequest request, String owner) {
        return outside.mayCallOutside(request, owner)
                ? new Reply.Document("outside.vxml.vm", Map.of("keys", keys))
                : Reply.page("main.vxml.vm");
    }

    /** {@code call}, or why not. */
    private Reply number(PhoneRequest request, String owner) {
        String number = request.field("number");
        TollDecision decision = outside.number(request, number, owner, TollPath.MESSAGE_CENTER);
        if (decision instanceof TollDecision.Allowed allowed) {
            request.keep(new OutsideCalls.Granted(number, allowed.destination()));
            return Reply.values(Map.of("result", "call"));
        }
        return Reply.values(Map.of(
                "result",
                OutsideCalls.Refusal.of(((TollDecision.Refused) decision).reason())
                        .reason()));
    }

    private static Reply refused(PhoneRequest request) {
        String reason = request.kept(OutsideCalls.Refusal.class)
                .map(OutsideCalls.Refusal::reason)
                .orElse("not-allowed");
        return new Reply.Document("outside-refused.vxml.vm", Map.of("reason", reason));
    }

    /** The PIN is asked for again before the main menu. */
    private static Reply back(PhoneRequest request, String owner) {
        request.keep(request.login().claim(owner));
        return Reply.page("pin.vxml.vm");
    }
}
