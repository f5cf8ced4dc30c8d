package org.parley.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.Proves;

/** Tickets of the toll gate; the signature was made by another program: openssl dgst -sha256 -hmac. */
class TollTicketsTest {
    private static final String SIGNATURE = "083856b34fbd98edaa96bb2ddc5ce65d72ba4be29b4eb4abae6f3e326635f136";
    private static final String GOOD = "outside:5551000;toll=a-1;max=60;sig=" + SIGNATURE;

    private final TollTickets tickets = new TollTickets(() -> "the platform key");

    @Test
    void whatTheGateSignedIsGoodOnce() {
        TollTicket ticket = tickets.in(GOOD).orElseThrow();
        assertThat(ticket.id()).isEqualTo("a-1");
        assertThat(ticket.longest()).contains(Duration.ofMinutes(1));
        assertThat(TollTicket.plain(GOOD)).isEqualTo("outside:5551000");
        assertThat(tickets.spend(ticket.id())).isTrue();
        assertThat(tickets.spend(ticket.id())).as("once more").isFalse();
    }

    @ParameterizedTest
    @Proves("outside-gate")
    @ValueSource(
            strings = {
                "outside:5551000",
                "outside:5551000;toll=a-1;max=60",
                "outside:5551000;toll=a-1;max=60;sig=",
                "outside:5551001;toll=a-1;max=60;sig=" + SIGNATURE,
                "outside:5551000;toll=a-2;max=60;sig=" + SIGNATURE,
                "outside:5551000;toll=a-1;max=61;sig=" + SIGNATURE,
                "outside:5551000;toll=a-1;sig=" + SIGNATURE,
                "outside:5551000;toll=a-1;max=60;max=60;sig=" + SIGNATURE,
            })
    void nothingElseIs(String destination) {
        assertThat(tickets.in(destination)).isEmpty();
    }
}
