package org.parley.webapp.directory;

import org.parley.webapp.presence.Presence;

/** One line of the directory. */
public record DirectoryEntry(String extension, String displayName, Presence presence) {}
