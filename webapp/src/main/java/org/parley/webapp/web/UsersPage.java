package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** {@code /admin/users}: all users, found by extension, login name or name. */
final class UsersPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Accounts accounts;

    UsersPage(Pages pages, Accounts accounts) {
        super(pages, accounts);
        this.accounts = accounts;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String search = parameter(request, "q");
        String after = parameter(request, "after").replaceAll("\\D", "");
        List<Account> found = accounts.search(search, after, PAGE + 1);
        List<Account> page = found.subList(0, Math.min(PAGE, found.size()));
        String query = AdminSection.USERS.path() + "?q=" + encoded(search);
        showSection(
                request,
                response,
                "admin-users",
                Map.of(
                        "users",
                        page.stream().map(UsersPage::row).toList(),
                        "search",
                        search,
                        "first",
                        after.isEmpty() ? "" : query,
                        "next",
                        found.size() > PAGE
                                ? query + "&after=" + page.get(PAGE - 1).extension()
                                : ""));
    }

    private static Map<String, Object> row(Account account) {
        return Map.of(
                "extension", account.extension(),
                "name", account.displayName(),
                "login", account.login(),
                "language", account.language(),
                "state", account.disabled() ? "disabled" : account.administrator() ? "administrator" : "");
    }
}
