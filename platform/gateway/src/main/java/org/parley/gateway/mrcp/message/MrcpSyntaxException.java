package org.parley.gateway.mrcp.message;

import java.io.IOException;

/** What came is no MRCPv2; where the next message begins is unknown from here on, so the connection must be closed. */
public final class MrcpSyntaxException extends IOException {
    private static final long serialVersionUID = 1L;

    public MrcpSyntaxException(String reason) {
        super(reason);
    }
}
