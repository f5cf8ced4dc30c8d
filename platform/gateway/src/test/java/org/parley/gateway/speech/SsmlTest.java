package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SsmlTest {

    private static Document parsed(Words words) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Ssml.of(words).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void textIsTextWhateverIsInIt() throws Exception {
        String text = "a < b & \"c\" </speak><audio src='x'/> \u0001 ñ 😀";
        Document document = parsed(new Words(text, "en-US", Manner.PLAIN));
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo(text.replace('\u0001', ' '));
        assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(1);
        assertThat(document.getDocumentElement().getAttribute("xml:lang")).isEqualTo("en-US");
    }

    @Test
    void rateAndPitchAreRelative() throws Exception {
        Document document = parsed(new Words("x", "es-US", new Manner(1.25, 0.5, "")));
        var prosody = document.getElementsByTagName("prosody").item(0).getAttributes();
        assertThat(prosody.getNamedItem("rate").getNodeValue()).isEqualTo("+25%");
        assertThat(prosody.getNamedItem("pitch").getNodeValue()).isEqualTo("-50%");
    }
}
