package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to the platform is neither on the public port nor open without its key. */
@ExtendWith(OnSharedServer.class)
class PlatformWallTest {
    private final ServerUnderTest server;

    PlatformWallTest(ServerUnderTest server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ccxml/call?called=404",
                "/ccxml/",
                "/vxml/center/extension",
                "/vxml/center/pin",
                "/vxml/deposit/greeting",
                "/gateway/deposits/1",
                "/gateway/events",
                "/text/calls",
                "/vxml/../vxml/center/pin",
                "/%76xml/center/pin",
                "//gateway/deposits/1"
            })
    void platformPathsAreHiddenAndLocked(String path) throws Exception {
        assertThat(server.get(path).statusCode()).as("on the public port").isIn(404, 400);
        assertThat(onPlatform(path, null)).as("without the key").isIn(401, 400);
        assertThat(onPlatform(path, "Bearer wrong")).as("with another key").isIn(401, 400);
    }

    @Test
    void theKeyOpensAndIsPrivate() throws Exception {
        var file = server.data().resolve("platform.key");
        String key = Files.readString(file).strip();
        assertThat(onPlatform("/ccxml/call?called=404&caller=1&callId=x", "Bearer " + key))
                .isEqualTo(200);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anOwnerReachesOnlyTheOwnMailbox() throws Exception {
        assertThat(server.rest("101").status()).isEqualTo(200);
        assertThat(new Rest(server, "102", "user101", "parley-101").status()).isEqualTo(403);
        assertThat(new Rest(server, "101", "user101", "wrong").status()).isEqualTo(401);
        assertThat(server.get("/api/v1/mailboxes/101/messages").statusCode()).isEqualTo(401);
    }

    private int onPlatform(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.platformUrl(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return server.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
