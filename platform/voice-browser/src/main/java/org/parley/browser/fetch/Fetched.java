package org.parley.browser.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * A 2xx answer.
 *
 * @param uri where it came from after redirects
 * @param mediaType lower case, without parameters; empty when the server named none
 * @param charset from the Content-Type
 * @param body the bytes; the same array for the same cached resource, read only
 */
public record Fetched(URI uri, int status, String mediaType, Optional<String> charset, byte[] body) {}
