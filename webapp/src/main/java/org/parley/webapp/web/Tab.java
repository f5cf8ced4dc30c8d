package org.parley.webapp.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Role;

/**
 * The tabs behind the login, in their order: our message list and the telephone, the tabs of the guide, the administrator's. Call Queue (behind
 * Distribution Lists) is not built, so nobody sees it.
 */
enum Tab {
    MESSAGES("/messages", "My Messages"),
    TELEPHONE("/telephone", "Telephone"),
    ACCOUNT("/account", "My Account"),
    CALL_DETAILS("/call-details", "My Call Details"),
    /** Also for those who may not schedule, as soon as they moderate a conference. */
    CONFERENCES("/conferences", "My Conferences", Role.SCHEDULE_CONFERENCES, Role.ADMINISTRATOR),
    EXTENSION("/extension", "My Extension", Role.ADMINISTRATOR, Role.SEE_ROUTES, Role.EDIT_ROUTES),
    PRESENCE("/presence", "My Presence"),
    PRODUCTS("/products", "My Products"),
    DIRECTORY("/directory", "Directory"),
    LISTS("/lists", "Distribution Lists"),
    FUNCTIONS("/functions", "Phone Functions"),
    FILES("/files", "Shared Files"),
    ADMIN("/admin", "Administration", Role.ADMINISTRATOR);

    private final String path;
    private final String title;
    private final Set<Role> needed;

    Tab(String path, String title, Role... needed) {
        this.path = path;
        this.title = title;
        this.needed = Set.of(needed);
    }

    String path() {
        return path;
    }

    /** Whether an account may see it; where roles are needed, one of them is enough. */
    boolean openTo(Account account) {
        return needed.isEmpty() || account.roles().stream().anyMatch(needed::contains);
    }

    private boolean holds(String address) {
        return address.equals(path) || address.startsWith(path + "/");
    }

    /** Whether an address is a page of some tab. */
    static boolean anyHolds(String address) {
        return Arrays.stream(values()).anyMatch(tab -> tab.holds(address));
    }

    /** What the layout shows of them. */
    static List<Map<String, Object>> shownTo(Predicate<Tab> open, String address) {
        return Arrays.stream(values())
                .filter(open)
                .map(tab -> Map.<String, Object>of("path", tab.path, "title", tab.title, "current", tab.holds(address)))
                .toList();
    }
}
