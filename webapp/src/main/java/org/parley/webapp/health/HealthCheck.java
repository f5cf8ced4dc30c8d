package org.parley.webapp.health;

import java.util.function.BooleanSupplier;

/**
 * One part that must be ready before the server counts as up.
 *
 * @param name as {@code /health} shows it
 * @param up asked at each request; answers at once
 */
public record HealthCheck(String name, BooleanSupplier up) {}
