package org.parley.webapp.notification;

/** Sends notices of one kind. */
interface NoticeSender extends AutoCloseable {

    /** Sends one, or finds that it is not wanted any more. @throws DeliveryException it was not taken */
    void send(Notice notice) throws DeliveryException;

    /** When one notice of a route fails, the others of that route wait too. */
    String route(Notice notice);

    /** Ends a round: connections are given back. */
    @Override
    default void close() {}
}
