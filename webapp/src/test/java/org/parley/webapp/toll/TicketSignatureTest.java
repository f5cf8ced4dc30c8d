package org.parley.webapp.toll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TicketSignatureTest {

    /** The same as in the gateway's test: made by openssl dgst -sha256 -hmac. */
    @Test
    void itIsWhatGatewaysExpect() {
        TicketSignature signature = new TicketSignature("the platform key".getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.of("outside:5551000;toll=a-1;max=60"))
                .isEqualTo("083856b34fbd98edaa96bb2ddc5ce65d72ba4be29b4eb4abae6f3e326635f136");
    }
}
