package org.parley.webapp.phone;

import java.util.EnumMap;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Role;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.platform.PlatformModule;
import org.parley.webapp.platform.PlatformMount;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.DialPlanSettings;

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
        DialPlan dialPlan = new DialPlan(settings, center.directory()::exists);
        SpokenValues spoken = new SpokenValues(documents.phrases(), center.greetings(), config);
        EnumMap<PhonePath, Page> pages = new EnumMap<>(PhonePath.class);
        new CallPages(
                        dialPlan,
                        settings,
                        user -> center.accounts()
                                .byExtension(user)
                                .filter(account -> account.roles().contains(Role.OUTSIDE_LINES))
                                .isPresent())
                .mount(pages);
        new LoginPages(center.accounts(), Integer.parseInt(setting("login-tries"))).mount(pages);
        new MessagePages(
                        center,
                        Map.of(Folder.NEW, order("new-messages"), Folder.SAVED, order("saved-messages")),
                        spoken)
                .mount(pages);
        new DepositPages(center, dialPlan, spoken).mount(pages);
        AssetServlet assets = new AssetServlet(documents);
        mount.servlet("/ccxml/*", new PhoneServlet(documents, pages));
        mount.servlet("/vxml/*", new PhoneServlet(documents, pages));
        mount.multipartServlet(PhonePath.SEND.path(), new PhoneServlet(documents, pages), config.longestUpload());
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

    private String setting(String name) {
        Object value = config.menus().get(name);
        if (value == null) {
            throw new IllegalArgumentException("menus." + name + " is missing");
        }
        return value.toString();
    }
}
