package org.parley.webapp.phone;

import java.io.Serializable;
import java.util.Map;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.DialPlanSettings;
import org.parley.webapp.route.Route;
import org.parley.webapp.toll.TollPath;

/** The auto attendant: what its callers dial leads where a call to that number would, as far as it may. */
final class AttendantPages {
    private static final String OPERATOR = "operator";
    private static final String CENTER_OF = "center";

    private final DialPlan dialPlan;
    private final DialPlanSettings settings;
    private final OutsideCalls outside;

    AttendantPages(DialPlan dialPlan, DialPlanSettings settings, OutsideCalls outside) {
        this.dialPlan = dialPlan;
        this.settings = settings;
        this.outside = outside;
    }

    /** Whether a call came by the attendant, where it goes back to. */
    record CameBy(boolean attendant) implements Serializable {}

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.ATTENDANT, this::welcome);
        pages.put(PhonePath.ATTENDANT_NUMBER, this::number);
    }

    private Reply welcome(PhoneRequest request) {
        request.keep(new CameBy(true));
        return Reply.page("attendant.vxml.vm");
    }

    /** Extensions, the operator, message centers and conferences; nobody gets outside from here. Pound alone is the message center. */
    private Reply number(PhoneRequest request) {
        String number = dialled(request.field("number"));
        Route route = number.isEmpty() ? new Route.MessageCenter() : dialPlan.route(number);
        if (route instanceof Route.Extension extension) {
            request.keep(Visit.at(extension.extension()));
            return found("call", extension.extension());
        }
        if (route instanceof Route.MessageCenterOf of) {
            request.keep(request.login().claim(of.extension()));
            return found("pin", "");
        }
        if (route instanceof Route.MessageCenter) {
            String user = request.caller().user();
            request.keep(request.login().claim(user));
            return found(user.isEmpty() ? "center" : "pin", "");
        }
        if (route instanceof Route.Conference conference) {
            request.keep(ConferencePages.Joining.to(conference.id()));
            return found(conference.id().isEmpty() ? "conference" : "password", "");
        }
        outside.refuse(request, number, TollPath.ATTENDANT);
        return found("unknown", "");
    }

    /** What the grammar understood, as it would be dialled: the codes are settings. */
    private String dialled(String meant) {
        if (meant.equals(OPERATOR)) {
            return settings.operatorDigit();
        }
        return meant.startsWith(CENTER_OF)
                ? settings.messageCenterPrefix() + meant.substring(CENTER_OF.length())
                : meant;
    }

    private static Reply found(String result, String extension) {
        return new Reply.Document("attendant.xml.vm", Map.of("result", result, "extension", extension));
    }
}
