package org.parley.webapp.phrase;

import java.nio.file.Path;

/**
 * One phrase in one language.
 *
 * @param id for instance {@code number/21}
 * @param language BCP 47, for instance {@code en-US}
 * @param text the words, spoken by a speech engine or shown when there is no audio
 * @param file the audio; may not exist, see {@link #recorded()}
 * @param url where a voice browser fetches it, relative to the platform connector's root; changes with the content
 * @param recorded whether the file exists
 */
public record Phrase(String id, String language, String text, Path file, String url, boolean recorded) {}
