package org.parley.browser.fetch;

/** A fetch that failed, with the VoiceXML event that it means (VoiceXML 2.0 §5.2.6). */
public final class FetchException extends Exception {
    private final String event;
    private final int status;

    /**
     * @param event {@code error.badfetch} or {@code error.badfetch.http.NNN}
     * @param status HTTP status, 0 when there was no answer
     */
    public FetchException(String event, int status, String message, Throwable cause) {
        super(message, cause);
        this.event = event;
        this.status = status;
    }

    public String event() {
        return event;
    }

    public int status() {
        return status;
    }
}
