package org.parley.gateway.sip;

/** Who hears of the calls of extensions. Called on the calls' queues; must wait for nothing. */
@FunctionalInterface
public interface LineListener {

    /**
     * @param extension whose telephone it is
     * @param connectionId names the call
     * @param incoming whether the extension is called
     */
    void changed(String extension, String connectionId, boolean incoming, LineState state);
}
