package org.parley.webapp.conference;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.account.Account;

/** Hears in their own transaction what people change of scheduled conferences. */
public interface ConferenceChanges {

    /** Its times, password or words are others now. */
    void changed(Handle handle, Account by, Conference now);

    /** It does not take place any more, or is deleted. */
    void canceled(Handle handle, Account by, Conference conference);

    /** One occurrence of a series ended, or does not take place. @param start of it */
    void occurrenceCanceled(Handle handle, Account by, Conference conference, Instant start);

    /** What was told before is committed. */
    void committed();

    /** Nobody hears. */
    ConferenceChanges NOBODY = new ConferenceChanges() {
        @Override
        public void changed(Handle handle, Account by, Conference now) {
            // nobody hears
        }

        @Override
        public void canceled(Handle handle, Account by, Conference conference) {
            // nobody hears
        }

        @Override
        public void occurrenceCanceled(Handle handle, Account by, Conference conference, Instant start) {
            // nobody hears
        }

        @Override
        public void committed() {
            // nobody hears
        }
    };
}
