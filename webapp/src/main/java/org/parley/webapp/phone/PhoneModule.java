package org.parley.webapp.phone;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audio.TimeScale;
import org.parley.webapp.conference.ConferenceWarnings;
import org.parley.webapp.conference.Conferences;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.platform.PlatformModule;
import org.parley.webapp.platform.PlatformMount;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.DialPlanSettings;
import org.parley.webapp.template.TimeSpan;

/** The part of the webapp that telephones use. */
public final class PhoneModule implements PlatformModule {
    private final PhoneConfig config;

    public PhoneModule(PhoneConfig config) {
        this.config = config;
    }

    @Override
    public void mount(PlatformMount mount) {
        MessageCenter center = mount.center();
        Documents documents = new Documents(config);
        DialPlanSettings settings = DialPlanSettings.of(config.dialplan());
        Conferences conferences = center.conferences();
        DialPlan dialPlan = new DialPlan(settings, center.directory()::exists, conferences.settings());
        SpokenValues spoken = new SpokenValues(
                documents, center.greetings(), config.zone(), config.languages().primary());
        EnumMap<PhonePath, Page> pages = new EnumMap<>(PhonePath.class);
        OutsideCalls outside = new OutsideCalls(center.toll(), center.accounts(), dialPlan);
        new CallPages(
                        dialPlan,
                        settings,
                        config.languages(),
                        outside,
                        mount.callSessions(),
                        center.runningCalls(),
                        center.clock())
                .mount(pages);
        new OutsidePages(outside, center.toll().settings()).mount(pages);
        new LoginPages(center, Integer.parseInt(setting("login-tries")), config.languages()).mount(pages);
        new MessagePages(
                        center,
                        Map.of(Folder.NEW, order("new-messages"), Folder.SAVED, order("saved-messages")),
                        spoken,
                        outside,
                        dialPlan)
                .mount(pages);
        RecordingLimits limits = new RecordingLimits(center.voicemail(), time("recording", "final-silence"));
        new DepositPages(center, dialPlan, spoken, limits, settings.operatorDigit(), outside).mount(pages);
        new SendPages(center, limits, spoken, settings.everybodyDigit()).mount(pages);
        new SettingsPages(center, limits).mount(pages);
        new AttendantPages(dialPlan, settings, outside).mount(pages);
        mount.callSessions().whenOver(conferences::leave);
        mount.callSessions().whenOver(center.runningCalls()::over);
        center.conferenceDesk().reachCallsBy(mount.callInlets());
        mount.closeLater(ConferenceWarnings.start(
                conferences, mount.callInlets(), PhonePath.CONFERENCE_WARNING.path(), center.clock()));
        new ConferencePages(
                        conferences,
                        center.callRecords(),
                        mount.callInlets(),
                        spoken,
                        Integer.parseInt(setting("login-tries")))
                .mount(pages);
        new PinPages(center.accounts()).mount(pages);
        new OutgoingPages(center, mount, spoken, settings.ring()).mount(pages);
        mount.callSessions().whenOver(center.outgoingCalls()::over);
        center.outgoingCalls()
                .open(new OutgoingCalls.Way(
                        dialPlan,
                        settings.outsidePrefix(),
                        order -> mount.sessionRequests().begin(PhonePath.OUTGOING.path() + "?order=" + order),
                        mount.callInlets()));
        TimeScale fast = new TimeScale(Double.parseDouble(setting("playback", "fast")));
        PhoneServlet servlet = new PhoneServlet(documents, pages, fast, limits);
        AssetServlet assets = new AssetServlet(documents);
        mount.servlet("/ccxml/*", servlet);
        mount.servlet("/vxml/*", new PhoneServlet(documents, pages, fast, limits));
        for (PhonePath upload : List.of(
                PhonePath.SEND,
                PhonePath.SEND_MESSAGE,
                PhonePath.SAVE_NAME,
                PhonePath.SAVE_GREETING,
                PhonePath.CONFERENCE_NAMED)) {
            mount.multipartServlet(
                    upload.path(), new PhoneServlet(documents, pages, fast, limits), config.longestUpload());
        }
        mount.servlet(Documents.PROMPTS + "/*", assets);
        mount.servlet(Documents.GRAMMARS + "/*", assets);
        mount.servlet(Documents.SCRIPTS + "/*", assets);
    }

    private Order order(String name) {
        return switch (setting(name)) {
            case "oldest-first" -> Order.OLDEST_FIRST;
            case "newest-first" -> Order.NEWEST_FIRST;
            default ->
                throw new IllegalArgumentException(
                        "menus." + name + " must be oldest-first or newest-first, not " + setting(name));
        };
    }

    private Duration time(String section, String name) {
        String text = setting(section, name);
        return TimeSpan.parse(text)
                .map(TimeSpan::duration)
                .orElseThrow(() ->
                        new IllegalArgumentException("menus." + section + "." + name + " is not a time: " + text));
    }

    private String setting(String section, String name) {
        return config.menus().get(section) instanceof Map<?, ?> inner && inner.get(name) != null
                ? inner.get(name).toString()
                : missing(section + "." + name);
    }

    private String setting(String name) {
        Object value = config.menus().get(name);
        return value == null ? missing(name) : value.toString();
    }

    private static String missing(String name) {
        throw new IllegalArgumentException("menus." + name + " is missing");
    }
}
