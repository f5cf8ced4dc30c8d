/**
 * The torture messages of RFC 4475 against the real gateway, over real sockets. The messages themselves are not part of
 * the project; {@code sip/torture.tsv} says what each of them may be answered with.
 */
package org.parley.gateway.torture;
