package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.demo.DemoData;
import org.parley.webapp.http.Confidentiality;
import org.parley.webapp.webphone.PageCaller;
import org.parley.webapp.webphone.PageLines;
import org.parley.webapp.webphone.WebPhoneSettings.Guests;

/** The telephone in pages: who may use it, and what a page tells of it. */
final class PageTelephone {
    /** Whose mailbox is named as an example, when it is still that of the demo. */
    private static final String EXAMPLE = "101";

    private final PageLines lines;
    private final PageSettings settings;
    private final DemoData demo;
    private final boolean onlyLoopback;

    /** @param onlyLoopback whether no other machine can reach any part of this server */
    PageTelephone(PageLines lines, PageSettings settings, DemoData demo, boolean onlyLoopback) {
        this.lines = lines;
        this.settings = settings;
        this.demo = demo;
        this.onlyLoopback = onlyLoopback;
    }

    PageLines lines() {
        return lines;
    }

    /** Whether anybody can be a guest at all. */
    boolean hasGuests() {
        return switch (lines.settings().guests()) {
            case DEMO -> onlyLoopback;
            case EVERYBODY -> true;
            case NOBODY -> false;
        };
    }

    /** Whether whoever is logged in, or nobody, may call: where others could hear along nobody may. */
    boolean isOpenTo(Optional<Account> account, HttpServletRequest request) {
        boolean near = lines.settings().guests() != Guests.DEMO || Confidentiality.isFromThisMachine(request);
        return Confidentiality.holds(request) && (account.isPresent() || hasGuests() && near);
    }

    static PageCaller caller(Optional<Account> account, HttpServletRequest request) {
        try {
            InetAddress address = InetAddress.getByName(request.getRemoteAddr());
            return new PageCaller(
                    account.map(Account::extension).orElse(""),
                    account.map(Account::displayName).orElse(""),
                    address);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalStateException("Tomcat gave an address that is none", notAnAddress);
        }
    }

    /** What the template needs. */
    Map<String, Object> values(Optional<Account> account) {
        String pin = account.isEmpty() && onlyLoopback ? demo.demoPin(EXAMPLE).orElse("") : "";
        return Map.of(
                "telephone",
                Map.of(
                        "center",
                        settings.code("message-center", "404").split(", ")[0],
                        "deposit",
                        settings.code("deposit-prefix", "3"),
                        "guest",
                        account.isEmpty(),
                        "example",
                        EXAMPLE,
                        "pin",
                        pin));
    }
}
