package org.parley.gateway.sip;

import java.nio.file.Path;

/**
 * SIP over TLS.
 *
 * @param port to listen on, beside the one for UDP and TCP
 * @param keyStore a PKCS#12 file with our key and certificate; the certificates of others in it are trusted
 */
public record SipTls(int port, Path keyStore, String password) {
    @Override
    public String toString() {
        return "SipTls[" + port + ", " + keyStore + "]";
    }
}
