package org.parley.gateway.webphone;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who calls from a page.
 *
 * @param extension whose login it is, empty for a guest; whoever calls {@link WebPhones#call} vouches for it
 * @param name shown to whoever is called, may be empty
 * @param address of the browser, for those who count guesses and bound calls
 */
public record WebCaller(Optional<String> extension, String name, InetAddress address) {}
