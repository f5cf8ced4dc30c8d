package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** Chooses the language of the menus that are heard behind the PIN. */
final class LanguageForm implements AccountForm {
    private static final String LANGUAGE = "language";

    private final Accounts accounts;
    private final List<String> languages;

    /** @param languages that telephones speak, as BCP 47 tags */
    LanguageForm(Accounts accounts, List<String> languages) {
        this.accounts = accounts;
        this.languages = languages;
    }

    @Override
    public String name() {
        return LANGUAGE;
    }

    @Override
    public Form current(Account account) {
        return Form.of(LANGUAGE).set(LANGUAGE, account.language());
    }

    @Override
    public Form submit(HttpServletRequest request, Account account) {
        Form form = Form.sent(request, LANGUAGE);
        if (!languages.contains(form.get(LANGUAGE))) {
            return form.mistake(LANGUAGE, "Choose one of the languages.");
        }
        accounts.changeLanguage(account.extension(), form.get(LANGUAGE));
        return form;
    }

    /** Tags and names of what can be chosen. */
    List<Map<String, String>> choices() {
        return languages.stream()
                .map(tag ->
                        Map.of("tag", tag, "name", Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH)))
                .toList();
    }

    @Override
    public String done() {
        return "Your language is changed. You hear it from the next call on.";
    }
}
