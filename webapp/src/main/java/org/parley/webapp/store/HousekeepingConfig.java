package org.parley.webapp.store;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What is done for the embedded database each night.
 *
 * @param at time of day in {@code zone}
 * @param compress whether tables give room of deleted rows back to the disk
 * @param backup whether a copy of the database is made
 * @param backupFolder receives one folder a copy, named by its time
 * @param keep how many copies stay; older ones are deleted
 * @param keyFiles copied into each backup, as the database is worth nothing without them
 */
public record HousekeepingConfig(
        LocalTime at, ZoneId zone, boolean compress, boolean backup, Path backupFolder, int keep, List<Path> keyFiles) {

    public HousekeepingConfig {
        keyFiles = List.copyOf(keyFiles);
        if (keep < 1) {
            throw new IllegalArgumentException("housekeeping: at least 1 backup must be kept, not " + keep);
        }
    }

    /** Half past three at night: compress, and keep three backups in the data folder. */
    public static HousekeepingConfig in(Path dataFolder) {
        return new HousekeepingConfig(
                LocalTime.of(3, 30), ZoneId.systemDefault(), true, true, dataFolder.resolve("backup"), 3, List.of());
    }

    public HousekeepingConfig withTime(LocalTime time, ZoneId inZone) {
        return new HousekeepingConfig(time, inZone, compress, backup, backupFolder, keep, keyFiles);
    }

    public HousekeepingConfig withCompress(boolean value) {
        return new HousekeepingConfig(at, zone, value, backup, backupFolder, keep, keyFiles);
    }

    public HousekeepingConfig withBackup(boolean value) {
        return new HousekeepingConfig(at, zone, compress, value, backupFolder, keep, keyFiles);
    }

    public HousekeepingConfig withBackupsIn(Path folder, int number) {
        return new HousekeepingConfig(at, zone, compress, backup, folder, number, keyFiles);
    }

    public HousekeepingConfig withKeyFile(Path file) {
        return new HousekeepingConfig(at, zone, compress, backup, backupFolder, keep, List.of(file));
    }
}
