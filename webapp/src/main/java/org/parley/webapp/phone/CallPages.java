package org.parley.webapp.phone;

import java.time.Duration;
import java.util.Map;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first document of a call: decides where it goes and keeps who calls. */
final class CallPages {
    private static final Logger log = LoggerFactory.getLogger(CallPages.class);
    private static final int NOT_FOUND = 404;

    private final DialPlan dialPlan;
    private final Duration ring;

    /** @param ring how long telephones ring */
    CallPages(DialPlan dialPlan, Duration ring) {
        this.ring = ring;
        this.dialPlan = dialPlan;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.CALL, this::call);
        pages.put(PhonePath.UNAVAILABLE, request -> Reply.page("unavailable.vxml.vm"));
        pages.put(PhonePath.UNKNOWN_EXTENSION, request -> Reply.page("unknown-extension.vxml.vm"));
    }

    private Reply call(PhoneRequest request) {
        String called = request.field("called");
        CallerIdentity caller =
                new CallerIdentity(request.field("caller"), request.field("callerName"), request.field("user"));
        Route route = dialPlan.route(called);
        log.info("Call {} to {} goes to {}", clean(request.field("callId")), clean(called), route);
        request.keep(caller);
        if (route instanceof Route.Unknown) {
            return new Reply.Refusal(NOT_FOUND, "no such number");
        }
        PhonePath dialog = dialog(route, request, caller);
        if (route instanceof Route.Extension extension) {
            return new Reply.Document(
                    "ring.ccxml.vm",
                    Map.of(
                            "destination",
                            "extension:" + extension.extension(),
                            "ring",
                            ring.toMillis() + "ms",
                            "dialog",
                            dialog.path()));
        }
        return new Reply.Document("call.ccxml.vm", Map.of("dialog", dialog.path()));
    }

    private static PhonePath dialog(Route route, PhoneRequest request, CallerIdentity caller) {
        if (route instanceof Route.Extension extension) {
            request.keep(Visit.at(extension.extension()));
            return PhonePath.DEPOSIT;
        }
        if (route instanceof Route.Deposit deposit) {
            request.keep(Visit.at(deposit.extension()));
            return PhonePath.DEPOSIT;
        }
        if (route instanceof Route.MessageCenterOf of) {
            request.keep(Login.NONE.claim(of.extension()));
            return PhonePath.PIN_OF_CLAIMED;
        }
        if (route instanceof Route.MessageCenter) {
            request.keep(Login.NONE.claim(caller.user()));
            return caller.user().isEmpty() ? PhonePath.EXTENSION : PhonePath.PIN_OF_CLAIMED;
        }
        return route instanceof Route.NotYet ? PhonePath.UNAVAILABLE : PhonePath.UNKNOWN_EXTENSION;
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
