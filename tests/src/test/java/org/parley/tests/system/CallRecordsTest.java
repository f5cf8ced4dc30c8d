package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;

/** Each leg of a call leaves a row, for administrators. */
@ExtendWith(OnSharedServer.class)
class CallRecordsTest {
    private final ServerUnderTest server;
    private final MediaClock clock;

    CallRecordsTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void callsAreListedAsJsonAndCsv() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneCall call = phone.to("404").from("7770001").dial().answered();
            call.hangUp();
        }
        String csv = Eventually.get(
                "the call's record",
                Duration.ofSeconds(8),
                () -> calls("user100:parley-100", "?format=csv").body(),
                text -> text.contains("7770001"));
        assertThat(csv).startsWith("leg,callId,direction,from,to,");
        assertThat(csv.lines()
                        .filter(line -> line.contains("7770001"))
                        .findFirst()
                        .orElseThrow())
                .contains(",in,7770001,404,", "FAR_BYE");
        assertThat(calls("user100:parley-100", "").body()).contains("\"from\":\"7770001\"");
        assertThat(calls("user101:parley-101", "").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> calls(String login, String query) throws Exception {
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.url("/api/v1/calls" + query))
                .header("Authorization", "Basic " + basic)
                .build();
        return server.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
