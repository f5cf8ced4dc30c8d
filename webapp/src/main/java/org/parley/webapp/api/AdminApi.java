package org.parley.webapp.api;

import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;

/** Resources that only administrators see. */
abstract class AdminApi extends LoginApi {
    private static final long serialVersionUID = 1L;

    AdminApi(MessageCenter center) {
        super(center);
    }

    @Override
    boolean administers(Account account, String path) {
        return true;
    }

    @Override
    final Optional<String> forbids(Account account, String path) {
        return account.administrator() ? Optional.empty() : Optional.of("This is for administrators");
    }
}
