package org.parley.webapp.outgoing;

import java.util.Optional;

/**
 * What the voice platform is to do.
 *
 * @param call as asked for
 * @param destination where the other side is, as the gateway reads it; with the ticket of the toll gate when it is outside
 * @param dialled what the owner would have dialled for it
 * @param extension whose greeting is heard when nobody answers; empty outside
 */
public record CallOrder(OutgoingCall call, String destination, String dialled, Optional<String> extension) {}
