package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What an administrator does is felt by telephones at once: a new user, an ended call, a disabled account, a deleted one. */
@ExtendWith(OnSharedServer.class)
class AdministratorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ServerUnderTest server;
    private final MediaClock clock;

    AdministratorTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private JsonNode list(String path) throws IOException {
        return JSON.readTree(server.rest("100").get(path).body());
    }

    private Optional<JsonNode> runningTo(String called) throws IOException {
        return list("/api/v1/calls/running")
                .valueStream()
                .filter(call -> call.path("called").asString("").equals(called))
                .findFirst();
    }

    @Test
    @Proves({"admin-users", "admin-telephones"})
    void aNewUserRegistersAndLogsInUntilTheAdministratorEndsIt() throws Exception {
        Rest administrator = server.rest("100");
        String fields = "{\"extension\":\"190\",\"login\":\"newcomer190\",\"lastName\":\"Newcomer\"}";
        JsonNode secrets = JSON.readTree(
                administrator.send("POST", "/api/v1/users", fields).body());
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount telephone =
                    phone.account("190", secrets.path("sipSecret").asString());
            Eventually.get("registered", SOON, () -> telephone.register(600).status(), status -> status == 200);
            Eventually.get(
                    "listed",
                    SOON,
                    () -> list("/api/v1/telephones?extension=190").size(),
                    size -> size == 1);

            try (Caller caller = new Caller(phone.call("6190"))) {
                caller.hears("center/enter-pin");
                caller.presses(secrets.path("pin").asString() + "#");
                caller.hears("pin/must-change");
                // not the calls by text that warmed the server up: nobody tells that they are over
                assertThat(list("/api/v1/calls/running").findValuesAsString("callId"))
                        .noneMatch(call -> call.startsWith("text-"));
                String leg = runningTo("6190").orElseThrow().path("leg").asString();
                assertThat(administrator
                                .send("DELETE", "/api/v1/calls/running/" + leg, "")
                                .statusCode())
                        .isEqualTo(204);
                caller.isHungUpOn();
            }
            Eventually.get("over", SOON, () -> runningTo("6190").isPresent(), running -> !running);

            administrator.put("/api/v1/users/190/disabled", "{\"disabled\":true}");
            Eventually.get("refused", SOON, () -> telephone.register(600).status(), status -> status != 200);
            assertThat(list("/api/v1/telephones?extension=190")).isEmpty();
            assertThat(administrator.send("DELETE", "/api/v1/users/190", "").statusCode())
                    .isEqualTo(204);
            try (Caller caller = new Caller(phone.call("3190"))) {
                caller.hears("system/invalid-extension");
            }
        }
    }
}
