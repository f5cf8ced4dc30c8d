package org.parley.webapp.route;

import java.util.function.Predicate;
import org.parley.webapp.conference.Conferences;

/**
 * Decides what a dialled number reaches. An extension that exists comes before codes that look alike. Whether an unknown
 * extension exists may be told to who wants to leave a message, never to who wants to log in (TRAPS 4).
 */
public final class DialPlan {
    private final DialPlanSettings settings;
    private final Predicate<String> exists;
    private final Conferences conferences;

    /** @param exists whether an extension exists */
    public DialPlan(DialPlanSettings settings, Predicate<String> exists, Conferences conferences) {
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
        if (conferences.isCenter(called)) {
            return new Route.Conference("");
        }
        if (settings.notYet().contains(called)) {
            return new Route.NotYet();
        }
        if (isExtension(called)) {
            return new Route.Extension(called);
        }
        if (conferences.isOpen(called)) {
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
     * A number outside.
     *
     * @param registered whether it is a telephone of ours that calls
     * @param mayCallOutside whether its extension may use outside lines
     */
    public Route outside(String called, boolean registered, boolean mayCallOutside) {
        String number = behind(called, settings.outsidePrefix());
        boolean emergency =
                settings.emergency().contains(called) || settings.emergency().contains(number);
        if (registered && emergency) {
            return new Route.Outside(settings.emergency().contains(called) ? called : number);
        }
        return registered && mayCallOutside && number.matches("\\+?[0-9]{3,20}")
                ? new Route.Outside(number)
                : new Route.Unknown();
    }

    private static String behind(String called, String prefix) {
        return called.startsWith(prefix) ? called.substring(prefix.length()) : "";
    }

    private boolean extensionShaped(String digits) {
        return digits.length() == settings.extensionDigits() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
