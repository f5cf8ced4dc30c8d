package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.greeting.Greeting;
import org.parley.webapp.greeting.Greetings;
import org.parley.webapp.presence.Presence;

/** {@code /extension}: My Extension, where calls go under each presence. It is looked at only. */
final class ExtensionPage extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient MessageCenter center;
    private final transient PageSettings settings;

    ExtensionPage(Pages pages, MessageCenter center, PageSettings settings) {
        super(pages, center.accounts());
        this.center = center;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response, Tab.EXTENSION);
        if (account.isEmpty()) {
            return;
        }
        String extension = account.get().extension();
        List<String> telephones = center.registrations().of("").stream()
                .filter(registration -> registration.extension().equals(extension))
                .map(registration ->
                        registration.userAgent().isEmpty() ? registration.contact() : registration.userAgent())
                .toList();
        show(
                request,
                response,
                "extension",
                Map.of(
                        "extension",
                        extension,
                        "telephones",
                        telephones,
                        "ring",
                        settings.code("ring", "20 s"),
                        "routes",
                        Arrays.stream(Presence.values())
                                .map(presence -> route(extension, presence, account.get()))
                                .toList()));
    }

    private Map<String, Object> route(String extension, Presence presence, Account account) {
        Optional<Greeting> own = center.greetings().greeting(extension, presence.number());
        Optional<Greeting> played = own.or(() -> center.greetings().greeting(extension, Greetings.DEFAULT_SLOT));
        String greeting = own.isPresent()
                ? "its own greeting"
                : played.isPresent() ? "the default greeting" : "the stock greeting";
        boolean takes = !played.map(Greeting::announceOnly).orElse(false);
        String end = !center.voicemail().enabled(extension)
                ? "The call ends: voicemail is switched off."
                : "Voicemail of " + extension + " with " + greeting
                        + (takes ? "." : "; callers cannot leave a message.");
        return Map.of("title", presence.title(), "now", presence == account.presence(), "end", end);
    }
}
