package org.parley.browser.vxml;

/**
 * How well the cache of compiled documents does.
 *
 * @param hits documents found compiled
 * @param misses documents compiled
 * @param documents documents held
 * @param bytes size of the sources of the documents held
 */
public record DocumentCacheCounters(long hits, long misses, int documents, long bytes) {}
