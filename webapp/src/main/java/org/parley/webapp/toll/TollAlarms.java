package org.parley.webapp.toll;

import java.time.Duration;

/**
 * When refusals become an alarm.
 *
 * @param refusals of one user, who is stopped then
 * @param refusalsInAll of all users, who are stopped then
 * @param guests attempts of people who proved nothing; they stop nobody, since anybody could then
 * @param within the time in which they are counted
 */
public record TollAlarms(int refusals, int refusalsInAll, int guests, Duration within) {}
