package org.parley.webapp.file;

/**
 * The section {@code shared-files} of the settings, in bytes.
 *
 * @param largest of one file
 * @param quota of all of them
 */
public record SharedFilesLimits(long largest, long quota) {
    public static final SharedFilesLimits DEFAULT = new SharedFilesLimits(50L << 20, 1L << 30);
}
