package org.parley.gateway.lamp;

/** Something that telephones can subscribe to (RFC 6665 §7). */
interface EventPackage {

    /** For the Event field. */
    String name();

    /** MIME type of its documents. */
    String bodyType();

    /** Whether an extension may watch another one, or itself. */
    boolean mayWatch(String user, String watched);

    /**
     * How it is now.
     *
     * @param entity address of what is watched
     * @param version counts the documents of one subscription from 0
     */
    String document(String watched, String entity, long version);
}
