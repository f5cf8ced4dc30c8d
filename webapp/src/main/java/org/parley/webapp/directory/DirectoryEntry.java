package org.parley.webapp.directory;

/** One line of the directory. */
public record DirectoryEntry(String extension, String displayName) {}
