package org.parley.webapp.route;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.parley.webapp.conference.ConferenceSettings;

/**
 * Decides what a dialled number reaches. An extension that exists comes before codes that look alike. Whether an unknown
 * extension exists may be told to who wants to leave a message, never to who wants to log in (TRAPS 4).
 */
public final class DialPlan {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,40}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,60}");

    private final DialPlanSettings settings;
    private final Predicate<String> exists;
    private final ConferenceSettings conferences;

    /** @param exists whether an extension exists */
    public DialPlan(DialPlanSettings settings, Predicate<String> exists, ConferenceSettings conferences) {
        this.settings = settings;
        this.exists = exists;
        this.conferences = conferences;
    }

    /** The extension that answers for everybody. */
    public String operator() {
        return settings.operator();
    }

    /** Whether there is such an extension. */
    public boolean isExtension(String extension) {
        return extensionShaped(extension) && exists.test(extension);
    }

    /** @param called the user part that was dialled */
    public Route route(String called) {
        if (settings.messageCenter().contains(called)) {
            return new Route.MessageCenter();
        }
        if (settings.attendant().contains(called)) {
            return new Route.Attendant();
        }
        if (conferences.center().contains(called)) {
            return new Route.Conference("");
        }
        if (settings.notYet().contains(called)) {
            return new Route.NotYet();
        }
        if (isExtension(called)) {
            return new Route.Extension(called);
        }
        if (conferences.unscheduled().containsKey(called)) {
            return new Route.Conference(called);
        }
        if (called.equals(settings.operatorDigit())) {
            return exists.test(settings.operator()) ? new Route.Extension(settings.operator()) : new Route.Unknown();
        }
        String messageCenterOf = behind(called, settings.messageCenterPrefix());
        if (extensionShaped(messageCenterOf)) {
            return new Route.MessageCenterOf(messageCenterOf);
        }
        String depositFor = behind(called, settings.depositPrefix());
        if (extensionShaped(depositFor)) {
            return exists.test(depositFor) ? new Route.Deposit(depositFor) : new Route.NoSuchExtension();
        }
        return new Route.Unknown();
    }

    /**
     * A number outside, or that it is none: whether it is called is for the toll gate to say. Emergency numbers are meant
     * with and without the prefix.
     */
    public Route outside(String called) {
        if (settings.emergency().contains(called)) {
            return new Route.Outside(called);
        }
        String withPin = behind(called, settings.pinPrefix());
        String number = behind(called, settings.outsidePrefix());
        boolean pinFirst =
                settings.pinPrefix().length() >= settings.outsidePrefix().length();
        if (pinFirst && DIGITS.matcher(withPin).matches()) {
            return new Route.OutsideWithPin(withPin);
        }
        if (NUMBER.matcher(number).matches()) {
            return new Route.Outside(number);
        }
        return DIGITS.matcher(withPin).matches() ? new Route.OutsideWithPin(withPin) : new Route.Unknown();
    }

    /** As it may be shown: what is dialled behind the prefix of a PIN is not. */
    public String shown(String called) {
        return route(called) instanceof Route.Unknown && outside(called) instanceof Route.OutsideWithPin
                ? settings.pinPrefix() + "…"
                : called;
    }

    private static String behind(String called, String prefix) {
        return called.startsWith(prefix) ? called.substring(prefix.length()) : "";
    }

    private boolean extensionShaped(String digits) {
        return digits.length() == settings.extensionDigits() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
