package org.parley.browser.fetch;

/** Gets and posts. Thread-safe; blocks the calling thread for the request's timeout at most. */
public interface Fetcher {

    /**
     * Carries out a request, following redirects and reading from the cache where the response allows it.
     *
     * @throws FetchException on any answer but 2xx, on a refused address, on I/O errors and time-outs
     */
    Fetched fetch(FetchRequest request) throws FetchException;
}
