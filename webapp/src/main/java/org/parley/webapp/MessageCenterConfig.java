package org.parley.webapp;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.parley.webapp.account.PasswordCost;
import org.parley.webapp.account.PasswordPolicy;
import org.parley.webapp.conference.ConferenceSettings;
import org.parley.webapp.file.SharedFilesLimits;
import org.parley.webapp.notification.NotificationConfig;
import org.parley.webapp.store.DatabaseConfig;
import org.parley.webapp.store.HousekeepingConfig;
import org.parley.webapp.toll.TollSettings;
import org.parley.webapp.trace.TraceConfig;
import org.parley.webapp.voicemail.VoicemailLimits;

/**
 * Settings of the services.
 *
 * @param dataFolder holds the keys and, by default, the database
 * @param longestMessage recordings are cut at this length
 * @param housekeeping nightly care of the embedded database; without it there is none
 * @param sipRealm of telephones' secrets, which are void under another one
 * @param voicemail limits of mailboxes that have none of their own
 * @param notifications how owners are told of messages outside the telephone
 * @param trace how long traces of calls are kept
 * @param toll what may be called outside
 * @param conferences which conferences there are
 * @param passwords what web passwords must be like
 * @param sharedFiles how much may be shared
 */
@RecordBuilder
public record MessageCenterConfig(
        Path dataFolder,
        DatabaseConfig database,
        Duration longestMessage,
        PasswordCost passwordCost,
        Clock clock,
        Optional<HousekeepingConfig> housekeeping,
        String sipRealm,
        VoicemailLimits voicemail,
        NotificationConfig notifications,
        TraceConfig trace,
        TollSettings toll,
        ConferenceSettings conferences,
        PasswordPolicy passwords,
        SharedFilesLimits sharedFiles)
        implements MessageCenterConfigBuilder.With {
    /** Telephones show it to people who type in their secret. */
    public static final String DEFAULT_REALM = "parley";

    /** Derby in the data folder, ten minutes at most, the system clock. */
    public static MessageCenterConfig in(Path dataFolder) {
        return new MessageCenterConfig(
                dataFolder,
                DatabaseConfig.derby(dataFolder),
                Duration.ofMinutes(10),
                PasswordCost.DEFAULT,
                Clock.systemUTC(),
                Optional.empty(),
                DEFAULT_REALM,
                VoicemailLimits.DEFAULT,
                NotificationConfig.off(),
                TraceConfig.DEFAULT,
                TollSettings.CLOSED,
                ConferenceSettings.NONE,
                PasswordPolicy.DEFAULT,
                SharedFilesLimits.DEFAULT);
    }

    public MessageCenterConfig withHousekeeping(HousekeepingConfig other) {
        return withHousekeeping(Optional.of(other));
    }
}
