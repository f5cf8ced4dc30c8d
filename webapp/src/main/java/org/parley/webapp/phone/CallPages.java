package org.parley.webapp.phone;

import java.io.Serializable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.calls.RunningCall;
import org.parley.webapp.calls.RunningCalls;
import org.parley.webapp.platform.CallSessions;
import org.parley.webapp.route.AllowedSources;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.DialPlanSettings;
import org.parley.webapp.route.MediaService;
import org.parley.webapp.route.Route;
import org.parley.webapp.toll.TollDecision;
import org.parley.webapp.toll.TollPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first document of a call: decides where it goes and keeps who calls. */
final class CallPages {
    private static final Logger log = LoggerFactory.getLogger(CallPages.class);
    /** Of calls by text nobody tells that they are over, so they are never among those in progress. */
    private static final String BY_TEXT = "text-";

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
    private final OutsideCalls outside;
    private final CallSessions sessions;
    private final RunningCalls running;
    private final Clock clock;

    /**
     * @param settings how long telephones ring, and what strangers may have played
     * @param outside asks whether a call may go out
     * @param running where administrators see which calls there are
     */
    CallPages(
            DialPlan dialPlan,
            DialPlanSettings settings,
            LanguageSettings languages,
            OutsideCalls outside,
            CallSessions sessions,
            RunningCalls running,
            Clock clock) {
        this.running = running;
        this.clock = clock;
        this.sessions = sessions;
        this.languages = languages;
        this.outside = outside;
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
        pages.put(PhonePath.RINGING, request -> Reply.page("ringing.vxml.vm"));
        pages.put(PhonePath.UNAVAILABLE, request -> Reply.page("unavailable.vxml.vm"));
        pages.put(PhonePath.UNKNOWN_EXTENSION, request -> Reply.page("unknown-extension.vxml.vm"));
    }

    private Reply call(PhoneRequest request) {
        String called = request.field("called");
        CallerIdentity caller = new CallerIdentity(
                request.field("caller"),
                request.field("callerName"),
                request.field("source"),
                request.field("user"),
                request.field("protocol"));
        request.begins(new CallLeg(request.field("connection")), sessions);
        if (!request.field("connection").startsWith(BY_TEXT)) {
            running.begun(new RunningCall(
                    new CallLeg(request.field("connection")).id(),
                    request.field("callId"),
                    caller.user().isEmpty() ? caller.number() : caller.user(),
                    caller.name(),
                    dialPlan.shown(called),
                    clock.instant()));
        }
        Optional<MediaService> service = MediaService.of(request.field("uri"));
        if (service.isPresent()) {
            log.info(
                    "Call {} asks for {}",
                    clean(request.field("callId")),
                    service.get().kind());
            request.keep(caller);
            return mediaService(service.get(), request);
        }
        Route route = dialPlan.route(called);
        log.info(
                "Call {} to {} goes to {}",
                clean(request.field("callId")),
                clean(dialPlan.shown(called)),
                route instanceof Route.Unknown ? dialPlan.outside(called) : route);
        request.keep(caller);
        request.keep(new OutsideCalls.CallName(request.field("callId")));
        request.keep(new CallLanguage(languages.answering(application(route), called), false));
        if (route instanceof Route.Unknown) {
            return outside.dialled(request, called, caller.user(), TollPath.DIALLED)
                    .map(decision -> outward(decision, request))
                    .orElseGet(() -> new Reply.Refusal(NOT_FOUND, "no such number"));
        }
        if (caller.isGuestAtPage() && !isOpenToPages(route)) {
            return refused(FORBIDDEN);
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

    /** What guests at pages reach: mailboxes. No telephone rings for them. */
    private static boolean isOpenToPages(Route route) {
        return route instanceof Route.MessageCenter
                || route instanceof Route.MessageCenterOf
                || route instanceof Route.Deposit
                || route instanceof Route.NoSuchExtension;
    }

    /** Telephones of ours are told why not; to all others the number does not exist. */
    private Reply outward(TollDecision decision, PhoneRequest request) {
        if (decision instanceof TollDecision.Allowed allowed) {
            return new Reply.Document(
                    "outside.ccxml.vm", Map.of("destination", allowed.destination(), "ring", ring.toMillis() + "ms"));
        }
        if (request.caller().user().isEmpty()) {
            return refused(NOT_FOUND);
        }
        request.keep(OutsideCalls.Refusal.of(((TollDecision.Refused) decision).reason()));
        return new Reply.Document(
                "call.ccxml.vm", Map.of("dialog", PhonePath.OUTSIDE_REFUSED.path(), "ring", ring.toMillis() + "ms"));
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

    /** Somebody sends a call on: that needs the right to call there oneself. */
    private Reply transfer(PhoneRequest request) {
        String target = request.field("target");
        String user = request.field("user");
        Route route = dialPlan.route(target);
        if (route instanceof Route.Extension extension && !user.isEmpty()) {
            return new Reply.Script("destination = 'extension:" + extension.extension() + "';");
        }
        Optional<TollDecision> decision = route instanceof Route.Unknown
                ? outside.dialled(request, target, user, TollPath.TRANSFER)
                : Optional.empty();
        return placed(decision).orElseGet(() -> {
            log.warn("Transfer refused: user={} target={}", clean(user), clean(dialPlan.shown(target)));
            return new Reply.Refusal(FORBIDDEN, "not a number that this caller may send calls to");
        });
    }

    private static Optional<Reply> placed(Optional<TollDecision> decision) {
        return decision.filter(TollDecision.Allowed.class::isInstance)
                .map(TollDecision.Allowed.class::cast)
                .map(allowed -> new Reply.Script("destination = '" + allowed.destination() + "';"));
    }

    /** A dialog transfers its caller: to where the caller may call. A SIP address elsewhere counts as outside. */
    private Reply destination(PhoneRequest request) {
        String uri = request.field("uri");
        String user = request.caller().user();
        Matcher number = NUMBER.matcher(uri);
        Optional<OutsideCalls.Granted> granted = number.matches()
                ? request.kept(OutsideCalls.Granted.class)
                        .filter(known -> known.number().equals(number.group(1)))
                : Optional.empty();
        if (granted.isPresent()) {
            request.forget(OutsideCalls.Granted.class);
            return new Reply.Script("destination = '" + granted.get().destination() + "';");
        }
        Route route = number.matches() ? dialPlan.route(number.group(1)) : new Route.Unknown();
        if (route instanceof Route.Extension extension) {
            return new Reply.Script("destination = 'extension:" + extension.extension() + "';");
        }
        Optional<TollDecision> decision = Optional.empty();
        if (number.matches() && route instanceof Route.Unknown) {
            decision = outside.dialled(request, number.group(1), user, TollPath.DIALOG);
        } else if (ADDRESS.matcher(uri).matches()) {
            decision = Optional.of(outside.number(request, uri, user, TollPath.DIALOG));
        }
        boolean meantOutside = decision.isPresent();
        return placed(decision).orElseGet(() -> {
            String shown = number.matches() ? dialPlan.shown(number.group(1)) : uri;
            log.warn("Transfer refused: user={} target={}", clean(user), clean(shown));
            return meantOutside
                    ? new Reply.Refusal(FORBIDDEN, "not a number that this caller may call")
                    : new Reply.Refusal(NOT_FOUND, "no such number");
        });
    }

    private static LanguageSettings.Application application(Route route) {
        if (route instanceof Route.Attendant) {
            return LanguageSettings.Application.ATTENDANT;
        }
        if (route instanceof Route.Conference) {
            return LanguageSettings.Application.CONFERENCE;
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
