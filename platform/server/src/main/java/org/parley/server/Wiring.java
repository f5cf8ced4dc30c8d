package org.parley.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.SystemClock;
import org.parley.browser.vxml.VoiceXmlConfig;
import org.parley.gateway.GatewayConfig;
import org.parley.gateway.digest.DigestAlgorithm;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.ConferenceSounds;
import org.parley.gateway.media.MediaConfig;
import org.parley.gateway.media.RtpSettings;
import org.parley.gateway.media.SrtpUse;
import org.parley.gateway.registrar.RegistrarConfig;
import org.parley.gateway.sip.AddressRange;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.SipTls;
import org.parley.gateway.sip.SourceLimits;
import org.parley.gateway.spool.DiskReserve;
import org.parley.gateway.trunk.TrunkConfig;
import org.parley.gateway.webapp.TraceLog;
import org.parley.gateway.webapp.WebappClient;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.Webapp;
import org.parley.webapp.WebappConfig;
import org.parley.webapp.account.PasswordPolicy;
import org.parley.webapp.conference.ConferenceSettings;
import org.parley.webapp.file.SharedFilesLimits;
import org.parley.webapp.health.HealthCheck;
import org.parley.webapp.phone.LanguageSettings;
import org.parley.webapp.phone.PhoneConfig;
import org.parley.webapp.phone.PhoneModule;
import org.parley.webapp.phrase.Phrase;
import org.parley.webapp.phrase.PhraseBook;
import org.parley.webapp.platform.SessionRequests;
import org.parley.webapp.store.HousekeepingConfig;
import org.parley.webapp.toll.TollSettings;
import org.parley.webapp.trace.TraceConfig;
import org.parley.webapp.voicemail.VoicemailLimits;
import org.parley.webapp.web.PageSettings;
import org.parley.webapp.webphone.WebPhoneSettings;

/** Turns settings into the configuration of each part. */
record Wiring(Settings settings, SystemClock clock) {

    /** With its nightly care; commands that open the data folder for a moment have none. */
    MessageCenterConfig messageCenter() {
        Config config = settings.config().getConfig("housekeeping");
        Config backup = config.getConfig("backup");
        return MessageCenterConfig.in(settings.data())
                .withVoicemail(voicemail(settings))
                .withToll(toll(settings))
                .withConferences(ConferenceSettings.of(
                        settings.config().getObject("conference").unwrapped()))
                .withSharedFiles(new SharedFilesLimits(
                        settings.config().getBytes("shared-files.largest"),
                        settings.config().getBytes("shared-files.quota")))
                .withPasswords(PasswordPolicy.of(
                        settings.config().getObject("passwords").unwrapped()))
                .withTrace(new TraceConfig(
                        settings.config().getDuration("trace.keep"),
                        settings.config().getBytes("trace.most-memory")))
                .withNotifications(new NotificationSection(settings).config())
                .withSipRealm(settings.config().getString("sip.realm"))
                .withHousekeeping(HousekeepingConfig.in(settings.data())
                        .withTime(timeOfDay(config, "at"), ZoneId.systemDefault())
                        .withCompress(config.getBoolean("compress"))
                        .withBackup(backup.getBoolean("enabled"))
                        .withBackupsIn(settings.data().resolve(backup.getString("folder")), backup.getInt("keep")));
    }

    /** What may be called outside. */
    static TollSettings toll(Settings settings) {
        return TollSettings.of(
                settings.config().getObject("toll").unwrapped(),
                settings.config().getStringList("dialplan.emergency"));
    }

    /** Limits of mailboxes that have none of their own. */
    static VoicemailLimits voicemail(Settings settings) {
        Config config = settings.config().getConfig("voicemail");
        return new VoicemailLimits(
                config.getInt("max-messages"),
                config.getDuration("max-total"),
                config.getDuration("max-caller-recording"),
                config.getDuration("max-owner-recording"),
                config.getBoolean("end-on-silence"));
    }

    private static LocalTime timeOfDay(Config config, String path) {
        try {
            return LocalTime.parse(config.getString(path));
        } catch (DateTimeParseException unreadable) {
            throw new ConfigException.BadValue(
                    config.getValue(path).origin(), path, "is a time of day such as \"03:30\"", unreadable);
        }
    }

    WebappConfig webapp(
            TextCalls textCalls,
            BasicHttpInlet basicHttp,
            PageCalls pageCalls,
            SessionInlet sessions,
            BooleanSupplier sipReady,
            List<MeterBinder> meters) {
        WebappConfig.Builder webapp = WebappConfig.in(settings.data())
                .publicAddress(socket("http"))
                .platformAddress(socket("platform"))
                .loopbackOnly(settings.onlyLoopback())
                .pages(pages())
                .telephone(webPhone(), pageCalls)
                .trustedProxies(settings.config().getStringList("http.trusted-proxies"))
                .platformModule(new PhoneModule(phone(settings)))
                .platformServlet("/text/calls/*", textCalls)
                .platformServlet(BasicHttpInlet.PATH, basicHttp)
                .platformServlet(SessionRequests.PATH, sessions)
                .healthCheck(new HealthCheck("sip", sipReady));
        meters.forEach(webapp::meterBinder);
        return webapp.build();
    }

    /** Bounds of calls from pages. */
    private WebPhoneSettings webPhone() {
        Config config = settings.config().getConfig("web-telephone");
        return new WebPhoneSettings(
                config.getEnum(WebPhoneSettings.Guests.class, "guests"),
                config.getInt("calls"),
                config.getInt("calls-of-user"),
                config.getInt("calls-of-address"),
                config.getDuration("longest"));
    }

    /** What the pages tell of other parts. */
    private PageSettings pages() {
        return new PageSettings(
                settings.config().getObject("dialplan").unwrapped(),
                phone(settings).languages().all(),
                new ShownSettings(settings).all());
    }

    /** Of the telephone documents. */
    static PhoneConfig phone(Settings settings) {
        return PhoneConfig.in(
                        settings.home(),
                        settings.config().getObject("menus").unwrapped(),
                        settings.config().getObject("dialplan").unwrapped())
                .withLanguages(LanguageSettings.of(
                        settings.config().getObject("languages").unwrapped()));
    }

    VoicePlatformConfig voicePlatform(Webapp webapp) {
        return VoicePlatformConfig.of(origin(webapp).resolve("/ccxml/call"), webapp.platformKey())
                .withOtherOrigins(otherOrigins());
    }

    /** Where the documents and recordings are that callers may name. */
    private Set<URI> otherOrigins() {
        Config dialplan = settings.config().getConfig("dialplan");
        return Stream.of("documents", "announcements")
                .flatMap(list -> dialplan.getStringList(list).stream())
                .map(address -> URI.create(address).resolve("/"))
                .collect(Collectors.toSet());
    }

    /** Brings what happens in calls to the webapp; empty when nothing is traced. */
    Optional<TraceLog> trace(Webapp webapp) {
        URI origin = origin(webapp);
        return settings.config().getBoolean("trace.enabled")
                ? Optional.of(new TraceLog(new WebappClient(() -> origin, webapp::platformKey)))
                : Optional.empty();
    }

    /** Where others send events to CCXML sessions. */
    Map<String, String> inlets(Webapp webapp) {
        return Map.of("basichttp", origin(webapp).resolve(BasicHttpInlet.PATH).toString());
    }

    /** A document of the webapp's, unless its address says where it is. */
    URI document(Webapp webapp, URI address) {
        return origin(webapp).resolve(address);
    }

    /** Dialogs apologize with a recorded phrase, which must be at hand when the webapp is not. */
    VoiceXmlConfig dialogs() {
        PhoneConfig phone = phone(settings);
        try {
            PhraseBook phrases = PhraseBook.load(phone.prompts());
            Phrase apology = phrases.phrase(phone.languages().primary(), "system/apology");
            Map<String, Playable.Clip> ringing = new HashMap<>();
            for (String language : phone.languages().all()) {
                Phrase tone = phrases.phrase(language, "tones/ringing");
                ringing.put(language, new Playable.Clip(wave(tone), tone.text(), language));
            }
            Map<String, String> properties = new HashMap<>();
            settings.config()
                    .getObject("dialogs.properties")
                    .unwrapped()
                    .forEach((name, value) -> properties.put(name, value.toString()));
            return VoiceXmlConfig.defaults()
                    .withProperties(properties)
                    .withApology(wave(apology), apology.text())
                    .withRinging(ringing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a phrase that is needed at the start cannot be read", unreadable);
        }
    }

    private static AudioContent wave(Phrase phrase) throws IOException {
        return new AudioContent(Files.readAllBytes(phrase.file()), "audio/x-wav");
    }

    GatewayConfig gateway(Webapp webapp) {
        Config config = settings.config();
        HostPort address = settings.address("sip");
        String advertised = config.getString("sip.advertised-host");
        SipConfig sip = SipConfig.of(resolve(address.host()), address.port())
                .withSessionExpires(config.getDuration("sip.session-expires"))
                .withSecretPrefix(config.getString("dialplan.outside-pin-prefix"));
        if (!advertised.isEmpty()) {
            sip = sip.withAdvertised(resolve(advertised));
        }
        URI origin = origin(webapp);
        Config tls = config.getConfig("sip.tls");
        if (!tls.getString("keystore").isEmpty()) {
            sip = sip.withTls(
                    new SipTls(tls.getInt("port"), Path.of(tls.getString("keystore")), tls.getString("password")));
        }
        MediaConfig media = MediaConfig.of(settings.data(), () -> origin, webapp::platformKey)
                .withAddress(resolve(address.host()))
                .withPorts(config.getInt("rtp.low"), config.getInt("rtp.high"))
                .withPrompts(settings.home().resolve("prompts"))
                .withConferences(conferenceSounds())
                .withRtp(rtp())
                .withTrailingSilence(config.getDuration("recordings.trailing-silence"))
                .withReserve(new DiskReserve(
                        config.getInt("recordings.keep-free-percent"),
                        config.getBytes("recordings.keep-free-at-most")));
        CallLimits limits = CallLimits.DEFAULT
                .withMaxCalls(config.getInt("sip.max-calls"))
                .withRingAfter(config.getDuration("sip.ring-after"))
                .withDecideWithin(config.getDuration("sip.decide-within"))
                .withSilence(config.getDuration("sip.inactivity"))
                .withDrain(config.getDuration("sip.drain"))
                .withMaxUndecided(config.getInt("sip.max-undecided"))
                .withPerSource(new SourceLimits(
                        config.getInt("sip.per-source.calls"),
                        config.getInt("sip.per-source.new-per-second"),
                        config.getStringList("sip.per-source.unlimited").stream()
                                .map(AddressRange::of)
                                .toList()))
                .withEmergency(emergency())
                .withSecretPrefix(config.getString("dialplan.outside-pin-prefix"));
        return GatewayConfig.of(sip, media)
                .withLimits(limits)
                .withRegistrar(registrar(webapp, address))
                .withTrunks(trunks())
                .withSpeech(new SpeechSection(config.getConfig("speech")).config());
    }

    private RtpSettings rtp() {
        Config rtp = settings.config().getConfig("rtp");
        List<Codec> codecs = rtp.getStringList("codecs").stream()
                .map(name -> Codec.named(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "rtp.codecs names " + name + ": there are PCMU, PCMA, G722 and opus")))
                .toList();
        return new RtpSettings(
                codecs,
                rtp.getEnum(SrtpUse.class, "srtp"),
                rtp.getBoolean("srtp-keys-without-tls"),
                rtp.getDuration("reports"));
    }

    private ConferenceSounds conferenceSounds() {
        String music = settings.config().getString("conference.music");
        return music.isEmpty()
                ? ConferenceSounds.DEFAULT
                : ConferenceSounds.DEFAULT.withMusic(settings.home().resolve(music));
    }

    /** As they are dialled: with and without what comes before numbers outside. */
    private Set<String> emergency() {
        Set<String> numbers = new HashSet<>(settings.config().getStringList("dialplan.emergency"));
        String prefix = settings.config().getString("dialplan.outside-prefix");
        settings.config().getStringList("dialplan.emergency").forEach(number -> numbers.add(prefix + number));
        return numbers;
    }

    private RegistrarConfig registrar(Webapp webapp, HostPort address) {
        Config config = settings.config().getConfig("sip");
        Config registrar = config.getConfig("registrar");
        Config failures = registrar.getConfig("failures");
        URI origin = origin(webapp);
        Set<String> domains = new HashSet<>(config.getStringList("domains"));
        domains.add(address.host());
        domains.add(config.getString("advertised-host"));
        return RegistrarConfig.of(() -> origin, webapp::platformKey)
                .withNode(config.getString("node"))
                .withRealm(
                        config.getString("realm"),
                        config.getStringList("digest").stream()
                                .map(Wiring::algorithm)
                                .toList(),
                        registrar.getDuration("nonce-age"))
                .withDomains(domains, settings.config().getInt("dialplan.extension-digits"))
                .withCenterPrefix(settings.config().getString("dialplan.message-center-prefix"))
                .withExpiry(
                        new RegistrarConfig.Expiry(
                                registrar.getDuration("shortest"),
                                registrar.getDuration("usual"),
                                registrar.getDuration("longest")),
                        registrar.getInt("max-contacts"))
                .withThrottle(new RegistrarConfig.FailureLimits(
                        failures.getInt("per-source"), failures.getInt("per-account"), failures.getDuration("within")));
    }

    private List<TrunkConfig> trunks() {
        return settings.config().getConfigList("sip.trunks").stream()
                .map(Wiring::trunk)
                .toList();
    }

    private static TrunkConfig trunk(Config given) {
        Config config = given.withFallback(ConfigFactory.parseMap(Map.of(
                "port", 5060,
                "transport", "udp",
                "user", "",
                "secret", "",
                "domain", "",
                "register", false,
                "expires", "10 minutes",
                "inbound", "",
                "addresses", List.of(given.getString("host")))));
        return new TrunkConfig(
                config.getString("name"),
                config.getString("host"),
                config.getInt("port"),
                config.getString("transport"),
                config.getString("user"),
                config.getString("secret"),
                config.getString("domain"),
                config.getBoolean("register"),
                config.getDuration("expires"),
                Set.copyOf(config.getStringList("addresses")),
                config.getString("inbound"));
    }

    private static DigestAlgorithm algorithm(String name) {
        return DigestAlgorithm.named(name)
                .orElseThrow(() -> new IllegalArgumentException("sip.digest: " + name + " is neither SHA-256 nor MD5"));
    }

    /** Calls that see most of the menus: the PIN is asked for but not told, the greeting is not heard to its end. */
    List<WarmUp.Visit> visits() {
        Config dialplan = settings.config().getConfig("dialplan");
        String operator = dialplan.getString("operator");
        return List.of(
                new WarmUp.Visit(dialplan.getStringList("message-center").get(0), operator + "#"),
                new WarmUp.Visit(dialplan.getString("operator-digit"), ""));
    }

    private URI origin(Webapp webapp) {
        String host = settings.address("platform").host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + webapp.platformPort());
    }

    private InetSocketAddress socket(String section) {
        HostPort address = settings.address(section);
        return new InetSocketAddress(resolve(address.host()), address.port());
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("the host '" + host + "' is not known", unknown);
        }
    }
}
