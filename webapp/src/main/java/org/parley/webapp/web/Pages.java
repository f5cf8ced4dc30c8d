package org.parley.webapp.web;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.owasp.encoder.Encode;
import org.parley.webapp.account.Account;

/**
 * Renders the templates of {@code pages/}. Every inserted value is escaped for HTML text and quoted attributes. A
 * template gets strings, numbers, lists, maps and records; it cannot reach classes, and a name that is not set is an
 * error.
 */
final class Pages {
    private static final List<String> SCRIPTS = List.of("htmx", "parley", "player", "recorder", "telephone");

    private final VelocityEngine engine;
    private final Assets assets;
    private final Predicate<Account> managesConferences;

    /** @param managesConferences who sees that tab */
    Pages(Assets assets, Predicate<Account> managesConferences) {
        this.assets = assets;
        this.managesConferences = managesConferences;
        Properties settings = new Properties();
        settings.setProperty("resource.loaders", "class");
        settings.setProperty(
                "resource.loader.class.class", "org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader");
        settings.setProperty("resource.loader.class.cache", "true");
        settings.setProperty("resource.default_encoding", "UTF-8");
        settings.setProperty("runtime.strict_mode.enable", "true");
        settings.setProperty(
                "introspector.uberspect.class", "org.apache.velocity.util.introspection.SecureUberspector");
        settings.setProperty("velocimacro.library.path", "pages/macros.vm");
        engine = new VelocityEngine(settings);
        engine.init();
    }

    /** Whether an account sees a tab. */
    boolean isOpen(Tab tab, Account account) {
        return tab == Tab.CONFERENCES ? managesConferences.test(account) : tab.openTo(account);
    }

    /** Renders {@code pages/NAME.vm}. */
    String render(String name, Map<String, Object> values) {
        VelocityContext context = new VelocityContext(new HashMap<>(values));
        context.put("css", assets.path("parley.css"));
        context.put("screenCss", assets.path("screen.css"));
        context.put("icon", assets.path("parley.svg"));
        for (String script : SCRIPTS) {
            context.put(script + "Script", assets.path(script + ".js"));
        }
        context.put("telephoneWorklet", assets.path("telephone-worklet.js"));
        EventCartridge events = new EventCartridge();
        events.addReferenceInsertionEventHandler(
                (all, reference, value) -> value == null ? null : Encode.forHtml(value.toString()));
        events.attachToContext(context);
        StringWriter html = new StringWriter(8192);
        engine.mergeTemplate("pages/" + name + ".vm", "UTF-8", context, html);
        return html.toString();
    }
}
