package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;

/** Others use the server to run their documents and to play their recordings (RFC 5552, RFC 4240). */
class MediaServicesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DOCUMENT = """
            <?xml version="1.0"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml">
              <form><block>
                <prompt><audio src="talk.wav"/><audio src="talk.wav"/><audio src="talk.wav"/></prompt>
                <disconnect/>
              </block></form>
            </vxml>
            """;

    private final Talk talk = Talk.of(55);

    @Test
    void whatTheSettingsAllowIsServed(@TempDir Path folder) throws Exception {
        HttpServer elsewhere = elsewhere();
        String host = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
        String settings =
                "dialplan.documents = [\"" + host + "/menus/\"]\ndialplan.announcements = [\"" + host + "/menus/\"]";
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
                Phone phone = Phone.udp(clock, server.sip())) {
            PhoneCall dialog = phone.to("dialog")
                    .with(";voicexml=" + host + "/menus/document.vxml")
                    .dial()
                    .answered();
            talk.isHeardIn(dialog.heard());
            dialog.ended(SOON);
            PhoneCall announcement = phone.to("annc")
                    .with(";play=" + host + "/menus/talk.wav;repeat=3;delay=0")
                    .dial()
                    .answered();
            talk.isHeardIn(announcement.heard());
            announcement.ended(SOON);
            assertThat(status(phone, "dialog", ";voicexml=" + host + "/secret/document.vxml"))
                    .isEqualTo(403);
            assertThat(status(phone, "annc", ";play=" + host + "/secret/talk.wav"))
                    .isEqualTo(403);
            assertThat(status(phone, "dialog", ";voicexml=" + server.platformUrl("/vxml/center/main")))
                    .isEqualTo(403);
            assertThat(status(phone, "dialog", ";voicexml=" + host + "/menus/missing.vxml"))
                    .isGreaterThanOrEqualTo(400);
            assertThat(status(phone, "dialog", "")).isEqualTo(404);
            assertThat(status(phone, "conf=1234", ";transport=udp")).isEqualTo(404);
        } finally {
            elsewhere.stop(0);
        }
    }

    private static int status(Phone phone, String user, String parameters) throws IOException {
        return phone.to(user).with(parameters).dial().status();
    }

    private HttpServer elsewhere() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serve(server, "document.vxml", "application/voicexml+xml", DOCUMENT.getBytes(StandardCharsets.UTF_8));
        serve(server, "talk.wav", "audio/x-wav", wave(talk.sound()));
        server.start();
        return server;
    }

    private static void serve(HttpServer server, String name, String type, byte[] content) {
        for (String folder : new String[] {"/menus/", "/secret/"}) {
            server.createContext(folder + name, exchange -> {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
        }
    }

    private static byte[] wave(short[] samples) {
        ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
        file.putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
        for (short sample : samples) {
            file.putShort(sample);
        }
        return file.array();
    }
}
