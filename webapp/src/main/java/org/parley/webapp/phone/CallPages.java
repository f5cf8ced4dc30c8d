package org.parley.webapp.phone;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first document of a call: decides where it goes and keeps who calls. */
final class CallPages {
    private static final Logger log = LoggerFactory.getLogger(CallPages.class);
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    /** RFC 3966, without the visual separators that people like. */
    private static final Pattern NUMBER = Pattern.compile("(?i)tel:(\\+?[0-9*]{1,24})(?:;.*)?");

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)sips?:[a-z0-9+*._-]{1,64}@[a-z0-9.:-]{1,255}(?:;transport=(?:udp|tcp|tls))?");

    private final DialPlan dialPlan;
    private final Duration ring;
    private final LanguageSettings languages;
    private final Predicate<String> mayCallOutside;

    /**
     * @param ring how long telephones ring
     * @param mayCallOutside whether an extension may use outside lines
     */
    CallPages(DialPlan dialPlan, Duration ring, LanguageSettings languages, Predicate<String> mayCallOutside) {
        this.languages = languages;
        this.mayCallOutside = mayCallOutside;
        this.ring = ring;
        this.dialPlan = dialPlan;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.CALL, this::call);
        pages.put(PhonePath.TRANSFER, this::transfer);
        pages.put(PhonePath.DESTINATION, this::destination);
        pages.put(PhonePath.UNAVAILABLE, request -> Reply.page("unavailable.vxml.vm"));
        pages.put(PhonePath.UNKNOWN_EXTENSION, request -> Reply.page("unknown-extension.vxml.vm"));
    }

    private Reply call(PhoneRequest request) {
        String called = request.field("called");
        CallerIdentity caller =
                new CallerIdentity(request.field("caller"), request.field("callerName"), request.field("user"));
        Route route = route(called, request.field("user"));
        log.info("Call {} to {} goes to {}", clean(request.field("callId")), clean(called), route);
        request.keep(caller);
        request.keep(new CallLanguage(languages.answering(application(route), called), false));
        if (route instanceof Route.Unknown) {
            return new Reply.Refusal(NOT_FOUND, "no such number");
        }
        if (route instanceof Route.Outside outside) {
            return new Reply.Document("outside.ccxml.vm", Map.of("destination", "outside:" + outside.number()));
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
        return new Reply.Document("call.ccxml.vm", Map.of("dialog", dialog.path(), "ring", ring.toMillis() + "ms"));
    }

    private Route route(String called, String user) {
        Route route = dialPlan.route(called);
        return route instanceof Route.Unknown
                ? dialPlan.outside(called, !user.isEmpty(), !user.isEmpty() && mayCallOutside.test(user))
                : route;
    }

    /** Somebody sends a call on: that needs the right to call there oneself. */
    private Reply transfer(PhoneRequest request) {
        Route route = route(request.field("target"), request.field("user"));
        if (route instanceof Route.Outside outside) {
            return new Reply.Script("destination = 'outside:" + outside.number() + "';");
        }
        if (route instanceof Route.Extension extension && !request.field("user").isEmpty()) {
            return new Reply.Script("destination = 'extension:" + extension.extension() + "';");
        }
        log.warn(
                "Transfer refused: user={} target={} route={}",
                clean(request.field("user")),
                clean(request.field("target")),
                route);
        return new Reply.Refusal(FORBIDDEN, "not a number that this caller may send calls to");
    }

    /** A dialog transfers its caller: to where the caller may call. A SIP address elsewhere counts as outside. */
    private Reply destination(PhoneRequest request) {
        String uri = request.field("uri");
        String user = request.caller().user();
        Matcher number = NUMBER.matcher(uri);
        Route route = number.matches() ? route(number.group(1), user) : new Route.Unknown();
        if (route instanceof Route.Outside outside) {
            return new Reply.Script("destination = 'outside:" + outside.number() + "';");
        }
        if (route instanceof Route.Extension extension) {
            return new Reply.Script("destination = 'extension:" + extension.extension() + "';");
        }
        boolean address = ADDRESS.matcher(uri).matches();
        if (address && !user.isEmpty() && mayCallOutside.test(user)) {
            return new Reply.Script("destination = '" + uri + "';");
        }
        log.warn("Transfer refused: user={} target={}", clean(user), clean(uri));
        boolean outside =
                address || number.matches() && dialPlan.outside(number.group(1), true, true) instanceof Route.Outside;
        return outside
                ? new Reply.Refusal(FORBIDDEN, "not a number that this caller may call")
                : new Reply.Refusal(NOT_FOUND, "no such number");
    }

    private static LanguageSettings.Application application(Route route) {
        if (route instanceof Route.Attendant) {
            return LanguageSettings.Application.ATTENDANT;
        }
        return route instanceof Route.Extension || route instanceof Route.Deposit
                ? LanguageSettings.Application.LEAVING_VOICEMAIL
                : LanguageSettings.Application.MESSAGE_CENTER;
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
        if (route instanceof Route.Attendant) {
            return PhonePath.ATTENDANT;
        }
        return route instanceof Route.NotYet ? PhonePath.UNAVAILABLE : PhonePath.UNKNOWN_EXTENSION;
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
