package org.parley.gateway.media;

/** Whether calls are ciphered. */
public enum SrtpUse {
    /** Never. */
    OFF,
    /** When the far side wants it. */
    OPTIONAL,
    /** Calls without are refused. */
    REQUIRED
}
