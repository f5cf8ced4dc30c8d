package org.parley.gateway.mrcp.nlsml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NlsmlReaderTest {

    private static NlsmlResult read(String xml) throws IOException {
        return NlsmlReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasSaidAndWhatItMeans() throws IOException {
        NlsmlResult result = read("""
                <?xml version="1.0"?>
                <result xmlns="urn:ietf:params:xml:ns:mrcpv2" xmlns:ex="http://www.example.com/example"
                    grammar="session:request1@form-level.store">
                  <interpretation confidence="0.75">
                    <instance><ex:Person><ex:Name> Ana  Ruiz </ex:Name><ex:Age>5</ex:Age></ex:Person></instance>
                    <input mode="speech">   may I speak
                       to Ana Ruiz </input>
                  </interpretation>
                  <interpretation grammar="session:2" confidence="40"><instance>yes</instance><input>yes</input></interpretation>
                </result>""");
        assertThat(result.interpretations())
                .containsExactly(
                        new NlsmlResult.Interpretation(
                                "session:request1@form-level.store",
                                0.75,
                                "may I speak to Ana Ruiz",
                                "speech",
                                Map.of("Person", Map.of("Name", "Ana Ruiz", "Age", "5"))),
                        new NlsmlResult.Interpretation("session:2", 0.4, "yes", "speech", "yes"));
    }

    @Test
    void silenceAndWhatMatchesNothingHaveNoInput() throws IOException {
        NlsmlResult result = read("<result xmlns='http://www.ietf.org/xml/ns/mrcpv2'>"
                + "<interpretation><instance/><input><noinput/></input></interpretation>"
                + "<interpretation><instance/><input><nomatch>aha</nomatch></input></interpretation></result>");
        assertThat(result.interpretations())
                .extracting(NlsmlResult.Interpretation::input)
                .containsExactly("", "");
    }

    @Test
    void repeatedElementsAreAList() throws IOException {
        NlsmlResult result = read(
                "<result><interpretation><instance><order><size>big</size><topping>ham</topping>"
                        + "<topping>corn</topping><topping>basil</topping></order></instance><input>x</input></interpretation></result>");
        assertThat(result.interpretations().get(0).meaning())
                .isEqualTo(Map.of("order", Map.of("size", "big", "topping", List.of("ham", "corn", "basil"))));
    }

    @Test
    void nothingIsFetchedAndNothingGrows() {
        for (String xml : List.of(
                "<!DOCTYPE result [<!ENTITY a 'b'>]><result>&a;</result>",
                "<!DOCTYPE result SYSTEM 'http://127.0.0.1:9/x.dtd'><result/>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><result><interpretation>&x;</interpretation></result>",
                "<html/>",
                "no xml",
                "")) {
            assertThatThrownBy(() -> read(xml)).as(xml).isInstanceOf(IOException.class);
        }
        byte[] huge = new byte[300 << 10];
        Arrays.fill(huge, (byte) ' ');
        assertThatThrownBy(() -> NlsmlReader.read(huge)).isInstanceOf(IOException.class);
        String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
        assertThatThrownBy(() -> read("<result>" + deep)).isInstanceOf(IOException.class);
    }

    @Test
    void deepMeaningsEndInText() throws IOException {
        String deep = "<a>".repeat(200) + "x" + "</a>".repeat(200);
        assertThat(read("<result><interpretation><instance>" + deep + "</instance></interpretation></result>")
                        .interpretations())
                .hasSize(1);
    }
}
