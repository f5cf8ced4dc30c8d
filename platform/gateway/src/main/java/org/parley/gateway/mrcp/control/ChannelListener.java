package org.parley.gateway.mrcp.control;

import org.parley.gateway.mrcp.message.MrcpEvent;

/** Who hears of a channel. Called on the connection's reading thread, which must not wait for anything. */
public interface ChannelListener {

    void event(MrcpEvent event);

    /** The connection is gone; requests that were under way have failed. */
    void lost(String reason);
}
