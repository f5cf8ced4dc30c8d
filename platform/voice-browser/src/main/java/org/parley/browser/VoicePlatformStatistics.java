package org.parley.browser;

import org.parley.browser.fetch.FetchMetrics;
import org.parley.browser.vxml.DocumentCacheCounters;

/**
 * Figures of a {@link VoicePlatform}.
 *
 * @param sessions CCXML sessions that run now
 * @param documents how well the cache of compiled VoiceXML documents does
 * @param fetches what was fetched since the start
 */
public record VoicePlatformStatistics(int sessions, DocumentCacheCounters documents, FetchMetrics fetches) {}
