package org.parley.webapp;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.parley.webapp.account.PasswordCost;
import org.parley.webapp.store.DatabaseConfig;

/**
 * Settings of the services.
 *
 * @param dataFolder holds the keys and, by default, the database
 * @param longestMessage recordings are cut at this length
 */
public record MessageCenterConfig(
        Path dataFolder, DatabaseConfig database, Duration longestMessage, PasswordCost passwordCost, Clock clock) {

    /** Derby in the data folder, ten minutes at most, the system clock. */
    public static MessageCenterConfig in(Path dataFolder) {
        return new MessageCenterConfig(
                dataFolder,
                DatabaseConfig.derby(dataFolder),
                Duration.ofMinutes(10),
                PasswordCost.DEFAULT,
                Clock.systemUTC());
    }

    public MessageCenterConfig withDatabase(DatabaseConfig other) {
        return new MessageCenterConfig(dataFolder, other, longestMessage, passwordCost, clock);
    }

    public MessageCenterConfig withLongestMessage(Duration other) {
        return new MessageCenterConfig(dataFolder, database, other, passwordCost, clock);
    }

    public MessageCenterConfig withPasswordCost(PasswordCost other) {
        return new MessageCenterConfig(dataFolder, database, longestMessage, other, clock);
    }

    public MessageCenterConfig withClock(Clock other) {
        return new MessageCenterConfig(dataFolder, database, longestMessage, passwordCost, other);
    }
}
