package org.parley.webapp.api;

import java.time.Clock;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** Resources that only administrators see. */
abstract class AdminApi extends LoginApi {
    private static final long serialVersionUID = 1L;

    AdminApi(Accounts accounts, Clock clock) {
        super(accounts, clock);
    }

    @Override
    final Optional<String> forbids(Account account, String path) {
        return account.administrator() ? Optional.empty() : Optional.of("This is for administrators");
    }
}
