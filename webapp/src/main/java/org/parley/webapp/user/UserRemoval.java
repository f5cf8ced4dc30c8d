package org.parley.webapp.user;

import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;

/** Takes everything away that belongs to a user. Call records, the audit and what was sent to others stay. */
final class UserRemoval {
    private static final int AT_ONCE = 200;

    private final MessageCenter center;

    UserRemoval(MessageCenter center) {
        this.center = center;
    }

    /** Messages and files, in transactions of their own. */
    void erase(Account account) {
        while (center.mailboxes().erase(account.extension(), AT_ONCE) == AT_ONCE) {
            Thread.yield();
        }
        for (long file : center.sharedFiles().broughtBy(account)) {
            center.sharedFiles().delete(account, file);
        }
    }

    /** The rest, in the transaction of the caller. */
    void remove(Account account) {
        center.greetings().forget(account.extension());
        center.watchers().forget(account.extension());
        center.voicemail().forgetOperator(account.extension());
        center.removeAccount(account);
        center.sipSecrets().forgetTelephones(account.extension());
    }
}
