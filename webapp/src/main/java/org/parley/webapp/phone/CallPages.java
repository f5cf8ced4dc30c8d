package org.parley.webapp.phone;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.route.AllowedSources;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.DialPlanSettings;
import org.parley.webapp.route.MediaService;
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
    private final AllowedSources documents;
    private final AllowedSources announcements;
    private final Predicate<String> mayCallOutside;

    /**
     * @param settings how long telephones ring, and what strangers may have played
     * @param mayCallOutside whether an extension may use outside lines
     */
    CallPages(
            DialPlan dialPlan,
            DialPlanSettings settings,
            LanguageSettings languages,
            Predicate<String> mayCallOutside) {
        this.languages = languages;
        this.mayCallOutside = mayCallOutside;
        this.ring = settings.ring();
        this.documents = settings.documents();
        this.announcements = settings.announcements();
        this.dialPlan = dialPlan;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.CALL, this::call);
        pages.put(PhonePath.TRANSFER, this::transfer);
        pages.put(PhonePath.DESTINATION, this::destination);
        pages.put(PhonePath.SERVICE_ANNOUNCEMENT, CallPages::announcement);
        pages.put(PhonePath.UNAVAILABLE, request -> Reply.page("unavailable.vxml.vm"));
        pages.put(PhonePath.UNKNOWN_EXTENSION, request -> Reply.page("unknown-extension.vxml.vm"));
    }

    private Reply call(PhoneRequest request) {
        String called = request.field("called");
        CallerIdentity caller = new CallerIdentity(
                request.field("caller"), request.field("callerName"), request.field("source"), request.field("user"));
        Optional<MediaService> service = MediaService.of(request.field("uri"));
        if (service.isPresent()) {
            log.info(
                    "Call {} asks for {}",
                    clean(request.field("callId")),
                    service.get().kind());
            request.keep(caller);
            return mediaService(service.get(), request);
        }
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

    /** RFC 4240 and RFC 5552: what is not allowed is 403; what is not named, or not there, is 404. */
    private Reply mediaService(MediaService service, PhoneRequest request) {
        if (service.kind() == MediaService.Kind.CONFERENCE || service.source().isEmpty()) {
            return refused(NOT_FOUND);
        }
        URI source = service.source().get();
        boolean document = service.kind() == MediaService.Kind.DIALOG;
        if (!(document ? documents : announcements).contains(source)) {
            log.warn(
                    "Not allowed by dialplan.{}: {}",
                    document ? "documents" : "announcements",
                    clean(source.toString()));
            return refused(FORBIDDEN);
        }
        request.keep(new Announced(
                source.toString(), service.repeats(), service.delay().toMillis()));
        return new Reply.Document(
                "call.ccxml.vm",
                Map.of(
                        "dialog",
                        document ? source.toString() : PhonePath.SERVICE_ANNOUNCEMENT.path(),
                        "ring",
                        ring.toMillis() + "ms"));
    }

    private static Reply refused(int status) {
        return new Reply.Document("refuse.ccxml.vm", Map.of("status", status));
    }

    /** What an announcement plays: how often, and the pause between in milliseconds. */
    private record Announced(String source, int repeats, long delay) implements Serializable {}

    private static Reply announcement(PhoneRequest request) {
        return request.kept(Announced.class)
                .<Reply>map(one -> new Reply.Document(
                        "annc.vxml.vm",
                        Map.of("source", one.source(), "repeats", one.repeats(), "delay", one.delay() + "ms")))
                .orElseGet(() -> new Reply.Refusal(NOT_FOUND, "no announcement in this call"));
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
        if (route instanceof Route.Conference conference) {
            request.keep(ConferencePages.Joining.to(conference.id()));
            return conference.id().isEmpty() ? PhonePath.CONFERENCE : PhonePath.CONFERENCE_PASSWORD;
        }
        return route instanceof Route.NotYet ? PhonePath.UNAVAILABLE : PhonePath.UNKNOWN_EXTENSION;
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
