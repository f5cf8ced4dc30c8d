package org.parley.webapp.notification;

/** Something could not be sent. The message says why, without secrets. */
final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private DeliveryException(String reason, boolean permanent, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    static DeliveryException forNow(String reason, Throwable cause) {
        return new DeliveryException(reason, false, cause);
    }

    static DeliveryException forGood(String reason, Throwable cause) {
        return new DeliveryException(reason, true, cause);
    }

    /** Whether another attempt would end the same way. */
    boolean permanent() {
        return permanent;
    }
}
