/**
 * The two interfaces between the voice browser and whatever carries calls, and the values that cross them.
 *
 * <p>Everything here is small and low on purpose: a platform plays, records and reports time-stamped events. Recognition
 * of digits, type-ahead, timers and barge-in belong to the browser and must not appear here.
 */
package org.parley.browser.platform;
