package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.mrcp.SpeechServer;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Sound;

/** Calls in which a speech server speaks and understands, plugged in by the settings. */
class SpeechServerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String QUESTION = "Would you like to hear about the house by the river";
    private static final String DOCUMENT = """
            <?xml version="1.0"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <field name="answer">
                  <grammar mode="dtmf" version="1.0" root="k" xmlns="http://www.w3.org/2001/06/grammar">
                    <rule id="k"><item>1</item></rule>
                  </grammar>
                  <grammar mode="voice" version="1.0" root="w" xml:lang="en-US" xmlns="http://www.w3.org/2001/06/grammar">
                    <rule id="w"><one-of><item>yes</item><item>no</item></one-of></rule>
                  </grammar>
                  <prompt>Would you like to hear about the house by the river</prompt>
                  <filled>
                    <prompt><value expr="answer == '1' ? 'You pressed it' : 'You said ' + answer"/></prompt>
                    <disconnect/>
                  </filled>
                </field>
              </form>
            </vxml>
            """;
    private static final String SPELT = """
            <?xml version="1.0"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form><block><prompt>xyz</prompt><disconnect/></block></form>
            </vxml>
            """;

    @Test
    void aServerSpeaksIsInterruptedUnderstandsAndMayDie(@TempDir Path folder) throws Exception {
        HttpServer documents = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serve(documents, "/question.vxml", DOCUMENT);
        serve(documents, "/spelt.vxml", SPELT);
        documents.start();
        String site = "http://127.0.0.1:" + documents.getAddress().getPort() + "/";
        SpeechServer speech = new SpeechServer();
        String settings = "dialplan.documents = [\"" + site + "\"]\nspeech { servers = [{ name = uni, uri = \""
                + speech.uri() + "\", speaks = [en-US], understands = [en-US] }], order { other = [uni] } }";
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
                Phone phone = Phone.udp(clock, server.sip())) {
            Caller caller = new Caller(dial(phone, site + "question.vxml"));
            caller.hears(SpeechServer.soundOf(QUESTION));
            caller.presses("1");
            speech.awaits("BARGE-IN-OCCURRED");
            caller.hears(SpeechServer.soundOf("You pressed it"));
            caller.call().ended(SOON);

            Caller talker = new Caller(dial(phone, site + "question.vxml"));
            talker.hears(SpeechServer.soundOf(QUESTION));
            talker.says(Sound.speech(8, 0.7));
            talker.hears(SpeechServer.soundOf("You said yes"));
            talker.call().ended(SOON);
            assertThat(speech.methods())
                    .containsSubsequence("BARGE-IN-OCCURRED", "RECOGNIZE", "BARGE-IN-OCCURRED", "SPEAK");
            assertThat(new String(speech.awaits("DEFINE-GRAMMAR").body(), StandardCharsets.UTF_8))
                    .contains("<item>yes</item>");

            speech.close();
            PhoneCall call = dial(phone, site + "spelt.vxml");
            int letter = new Caller(call).hears("letter/x").start();
            // DESIGN §8: 60 ms of it are the usual way to the first packet; the machine may be busy
            assertThat((call.heard().arrival(letter) - call.okAt()) / 1e9)
                    .as("seconds of silence for a dead server")
                    .isBetween(0.5, 2.5);
            call.ended(SOON);
        } finally {
            documents.stop(0);
            speech.close();
        }
    }

    private static PhoneCall dial(Phone phone, String document) throws IOException {
        return phone.to("dialog").with(";voicexml=" + document).dial().answered();
    }

    private static void serve(HttpServer server, String path, String document) {
        byte[] content = document.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/voicexml+xml");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }
}
