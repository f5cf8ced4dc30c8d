package org.parley.gateway.spool;

/**
 * What recordings leave free on their disk for the database, which would stop for all callers on a full one: a share of
 * the disk, yet no more than a fixed size.
 *
 * @param percent of the disk, 0 to 100
 * @param mostBytes where the share of a large disk would be more than anybody needs
 */
public record DiskReserve(int percent, long mostBytes) {
    /** 5 % of the disk, at most a gibibyte. */
    public static final DiskReserve DEFAULT = new DiskReserve(5, 1L << 30);

    public DiskReserve {
        if (percent < 0 || percent > 100 || mostBytes < 0) {
            throw new IllegalArgumentException("a reserve of " + percent + " %, at most " + mostBytes
                    + " bytes: give 0 to 100 and no negative size");
        }
    }

    /** Whether a disk with so much room takes another recording. Sizes in bytes. */
    boolean allows(long usable, long total) {
        return usable >= Math.min(total / 100 * percent, mostBytes);
    }
}
