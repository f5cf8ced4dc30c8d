package org.parley.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.parley.browser.CallSession;
import org.parley.browser.VoicePlatform;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.gateway.lamp.Lamps;
import org.parley.gateway.media.MediaEngine;
import org.parley.gateway.registrar.RegisteredTelephones;
import org.parley.gateway.registrar.Registrar;
import org.parley.gateway.registrar.RegistrarConfig;
import org.parley.gateway.sip.CallReceiver;
import org.parley.gateway.sip.CallTargets;
import org.parley.gateway.sip.Calls;
import org.parley.gateway.sip.OptionsProbe;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.TollTickets;
import org.parley.gateway.trunk.Trunks;
import org.parley.gateway.webapp.CallLog;
import org.parley.gateway.webapp.EventFeed;
import org.parley.gateway.webapp.SpoolReport;
import org.parley.gateway.webapp.WebappClient;
import org.parley.gateway.webphone.WebPhones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIP, media and the calls between them and the voice platform. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    /** For final processing and answers to BYE at a stop; recordings not delivered by then wait in the spool. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    private static final Duration PROBE = Duration.ofSeconds(1);

    private final MediaEngine media;
    private final Calls calls;
    private final SipEndpoint sip;
    private final Optional<Registered> registered;
    private final Trunks trunks;
    private final SpeechServers speech;
    private final WebPhones webPhones;
    private volatile boolean ready;

    private Gateway(
            MediaEngine media,
            Calls calls,
            SipEndpoint sip,
            Optional<Registered> registered,
            Trunks trunks,
            SpeechServers speech,
            WebPhones webPhones) {
        this.webPhones = webPhones;
        this.speech = speech;
        this.trunks = trunks;
        this.registered = registered;
        this.media = media;
        this.calls = calls;
        this.sip = sip;
    }

    /**
     * Starts to take calls.
     *
     * @param platform where calls go; its owner closes it after this gateway
     * @throws IOException an address is in use, or the spool cannot be used
     */
    public static Gateway start(GatewayConfig config, VoicePlatform platform, Clock clock) throws IOException {
        return start(config, platform::incoming, clock);
    }

    static Gateway start(GatewayConfig config, CallReceiver receiver, Clock clock) throws IOException {
        SpeechServers speech = new SpeechServers(config.speech());
        MediaEngine media =
                new MediaEngine(config.media(), clock, config.speech().settings(), speech.engines());
        try {
            Calls calls = new Calls(config.limits(), media, receiver, clock);
            Trunks trunks = new Trunks(config.trunks());
            Optional<Registered> registered = config.registrar().map(settings -> Registered.of(settings, media, clock));
            SipEndpoint sip = SipEndpoint.open(
                    config.sip(),
                    clock,
                    new GatewayService(
                            calls, registered.map(Registered::registrar), registered.map(Registered::lamps), trunks));
            WebPhones webPhones = new WebPhones(calls, sip, config.media().address());
            Gateway gateway = new Gateway(media, calls, sip, registered, trunks, speech, webPhones);
            speech.open(sip, config.media().address(), media, clock);
            registered.ifPresent(found -> calls.recordTo(found.log()::add));
            registered.ifPresent(found -> calls.tellTolls(found.log()::add, found.tickets()));
            registered.ifPresent(found -> found.feed().listen((kind, subject, content) -> {
                if (kind.equals("toll")) {
                    content.path("tickets").forEach(one -> calls.endOutside(one.asString("")));
                } else if (kind.equals("hangup")) {
                    calls.end(subject);
                }
            }));
            registered.ifPresent(found -> calls.tellLines(found.lamps().lines()));
            registered.ifPresent(Registered::start);
            calls.open(sip, registered.map(found -> found.targets(sip, trunks)).orElseGet(CallTargets::direct));
            probe(sip);
            trunks.start(sip, clock);
            gateway.ready = true;
            LOG.info("SIP on {} (UDP and TCP)", sip.address());
            return gateway;
        } catch (IOException e) {
            media.close();
            throw e;
        }
    }

    /** A gateway that does not hear itself starts nevertheless: a packet may be lost, or a filter may be in the way. */
    private static void probe(SipEndpoint sip) {
        try {
            LOG.debug("SIP answers: {}", new OptionsProbe(sip.address(), PROBE).ask());
        } catch (IOException e) {
            LOG.warn("SIP on {} does not answer to itself: {}", sip.address(), e.toString());
        }
    }

    /**
     * Starts a session that no call has begun and that may place calls here.
     *
     * @param start starts it with what it places calls by, and returns at once
     */
    public CallSession session(Function<CallControlPlatform, CallSession> start) {
        return calls.session(start);
    }

    /** Whether calls are taken. */
    public boolean ready() {
        return ready;
    }

    /** Where SIP listens, with the real port. */
    public InetSocketAddress sipAddress() {
        return sip.address();
    }

    /** Where people call from pages. */
    public WebPhones webPhones() {
        return webPhones;
    }

    public GatewayStatistics statistics() {
        return new GatewayStatistics(
                calls.running(), calls.begun(), calls.answeredCalls(), sip.statistics(), media.statistics());
    }

    /** Refuses new calls, waits for running ones up to the drain limit, says goodbye to the rest, closes. */
    @Override
    public void close() {
        ready = false;
        calls.close(ENDING);
        webPhones.close();
        trunks.close();
        registered.ifPresent(Registered::close);
        speech.close();
        sip.close();
        media.close();
    }

    /** Telephones that register, and what the webapp says about them. */
    private record Registered(
            EventFeed feed, Registrar registrar, Lamps lamps, CallLog log, SpoolReport spool, TollTickets tickets) {
        static Registered of(RegistrarConfig config, MediaEngine media, Clock clock) {
            WebappClient webapp = new WebappClient(config.webapp(), config.platformKey());
            EventFeed feed = new EventFeed(webapp);
            Registrar registrar = new Registrar(config, webapp, feed, clock);
            return new Registered(
                    feed,
                    registrar,
                    new Lamps(registrar, feed, clock),
                    new CallLog(webapp),
                    new SpoolReport(webapp, config.node(), media::oldestRecording, clock),
                    new TollTickets(config.platformKey()));
        }

        CallTargets targets(SipEndpoint sip, Trunks trunks) {
            RegisteredTelephones telephones = new RegisteredTelephones(
                    registrar.locations(),
                    registrar.config(),
                    host -> sip.localTowards(host).equals(host),
                    sip.address().getPort(),
                    trunks);
            lamps.open(sip, telephones);
            return telephones;
        }

        void start() {
            registrar.start();
            feed.start();
            spool.start();
        }

        void close() {
            spool.close();
            feed.close();
            log.close();
            registrar.close();
        }
    }
}
