package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, logins and assets, request by request, over real connectors and a real database. */
class PhoneModuleTest extends PhoneServingTest {
    @ParameterizedTest
    @CsvSource({
        "404,  '/vxml/center/extension'",
        "*404, '/vxml/center/extension'",
        "6101, '/vxml/center/pin'",
        "6999, '/vxml/center/pin'",
        "3101, '/vxml/deposit'",
        "101,  '/vxml/deposit'",
        "0,    '/vxml/deposit'",
        "3999, '/vxml/unknown-extension'",
        "400,  '/vxml/attendant'",
        "460,  '/vxml/unavailable'",
    })
    void aNumberLeadsToItsDialog(String called, String dialog) {
        HttpResponse<String> answer = line.dials(called, "5551234");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/ccxml+xml;charset=UTF-8");
        assertThat(answer.body()).contains("src=\"&#39;" + dialog + "&#39;\"");
    }

    @ParameterizedTest
    @CsvSource({"150", "''", "9", "alice"})
    void whatIsNoNumberIsNotFound(String called) {
        assertThat(line.dials(called, "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"9123", "95551234", "112", "78710955551234"})
    void aNumberOutsideIsNoneForGuests(String called) {
        assertThat(line.dials(called, "109").body()).contains("<reject reason=\"404\"/>");
    }

    @ParameterizedTest
    @CsvSource({
        "dialog, ';voicexml=http://127.0.0.1/a.vxml', 403",
        "annc, ';play=http://127.0.0.1/a.wav', 403",
        "dialog, ';transport=tcp', 404",
        "annc, ';play=file:///etc/passwd', 404",
        "conf=1, ';transport=udp', 404",
    })
    void asAMediaServerItServesNobodyUnlessTold(String user, String parameters, int status) {
        String uri = URLEncoder.encode("sip:" + user + "@127.0.0.1" + parameters, StandardCharsets.UTF_8);

        assertThat(line.get("/ccxml/call?called=" + user + "&uri=" + uri).body())
                .contains("<reject reason=\"" + status + "\"/>");
    }

    @Test
    void aTelephoneThatHasProvedToBeAnExtensionIsAskedForItsPin() {
        assertThat(line.get("/ccxml/call?called=404&user=101").body()).contains("/vxml/center/pin");
        assertThat(line.post("/vxml/center/login", "pin", "71015").body()).contains("result=\"in\"");
        assertThat(line.get("/vxml/center/logout").body()).contains("/vxml/center/login");
        assertThat(line.get("/vxml/center/main").statusCode()).isEqualTo(403);
    }

    @Test
    void anUnknownExtensionIsAnsweredAsAWrongPin() {
        List<String> answers = new ArrayList<>();
        for (String extension : List.of("102", "999")) {
            PhoneLine caller = new PhoneLine(webapp);
            caller.dials("404", "");
            String page =
                    caller.post("/vxml/center/pin", "extension", extension).body();
            for (int i = 0; i < 3; i++) {
                page += caller.post("/vxml/center/login", "pin", "00000").body();
            }
            answers.add(page);
        }

        assertThat(answers.get(0))
                .isEqualTo(answers.get(1))
                .contains("\"again\"")
                .contains("\"out\"");
    }

    @Test
    void threeWrongPinsCountWhateverTheExtension() {
        line.dials("404", "");
        for (String extension : List.of("103", "104")) {
            line.post("/vxml/center/pin", "extension", extension);
            assertThat(line.post("/vxml/center/login", "pin", "1").body()).contains("again");
        }
        line.post("/vxml/center/pin", "extension", "105");

        assertThat(line.post("/vxml/center/login", "pin", "1").body()).contains("out");
    }

    @Test
    void assetsMayBeCachedForEverAndPagesNever() {
        line.dials("404", "");
        HttpResponse<String> page = line.get("/vxml/center/extension");
        Matcher grammar = Pattern.compile("<grammar src=\"([^\"]+)\"").matcher(page.body());
        Matcher prompt = Pattern.compile("<audio src=\"([^\"]+)\"").matcher(page.body());
        assertThat(grammar.find() && prompt.find()).isTrue();

        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        for (String asset : List.of(grammar.group(1), prompt.group(1))) {
            assertThat(line.get(asset).headers().allValues("Cache-Control"))
                    .containsExactly("public, max-age=31536000, immutable");
        }
        assertThat(line.get("/vxml/grammars/0000/nowhere.grxml").statusCode()).isEqualTo(404);
    }

    @Test
    void aTemplateWithAMistakeIsAnAnsweredError() throws IOException {
        Path page = templates.resolve("unavailable.vxml.vm");
        String right = Files.readString(page);
        try {
            Files.writeString(page, right.replace("#say(\"system/goodbye\")", "$gooodbye"));
            HttpResponse<String> answer = line.get("/vxml/unavailable");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("unavailable.vxml.vm, line 7").contains("gooodbye");
        } finally {
            Files.writeString(page, right);
        }
        assertThat(line.get("/vxml/unavailable").statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressWithoutAPageIsNotFound() {
        assertThat(line.get("/vxml/nowhere").statusCode()).isEqualTo(404);
        assertThat(line.get("/vxml/center/login").statusCode()).isEqualTo(405);
    }
}
