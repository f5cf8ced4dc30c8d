package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SSML 1.0 §3.1.8, and the types of VoiceXML 2.0 appendix P. */
class SayAsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vxml:digits    |      | 1024             | en-US | 1 0 2 4
            digits         |      | 12 34            | en-US | 1 2 3 4
            telephone      |      | +1 555 0100      | en-US | + 1 5 5 5 0 1 0 0
            vxml:phone     |      | 5550100x12       | en-US | 5 5 5 0 1 0 0 x 1 2
            characters     |      | abc              | en-US | A B C
            letters        |      | ñu               | es-US | Ñ U
            ordinal        |      | 1                | en-US | 1st
            ordinal        |      | 12               | en-US | 12th
            ordinal        |      | 23               | en-US | 23rd
            ordinal        |      | 3                | es-US | 3º
            vxml:boolean   |      | true             | en-US | yes
            vxml:boolean   |      | false            | es-US | no
            vxml:boolean   |      | true             | fr-FR | true
            vxml:date      |      | 20030506         | en-US | May 6, 2003
            vxml:date      |      | ????0506         | en-US | May 6
            vxml:date      |      | 20030506         | es-US | 6 de mayo de 2003
            date           | dmy  | 6.5.2003         | en-US | May 6, 2003
            date           | my   | 5/2003           | en-US | May 2003
            date           | mdy  | 13/45/2003       | en-US | 13/45/2003
            date           |      | soon             | en-US | soon
            date           | yy   | 1 2              | en-US | 1 2
            vxml:time      |      | 0145p            | en-US | 1:45 PM
            vxml:time      |      | 1345h            | en-US | 13:45
            time           | hms12 | 1:45 pm         | en-US | 1:45 PM
            vxml:time      |      | 2599h            | en-US | 2599h
            vxml:currency  |      | USD12.45         | en-US | 12.45 US Dollar
            vxml:currency  |      | XXY1             | en-US | XXY1
            vxml:number    |      | -3.5             | en-US | -3.5
            acme:unknown   |      | 1024             | en-US | 1024
            """)
    void isReadAs(String kind, String format, String text, String language, String said) {
        Map<String, String> markup = format == null
                ? Map.of("say-as interpret-as", kind)
                : Map.of("say-as interpret-as", kind, "say-as format", format);
        // The space before PM is a narrow one in newer locale data.
        assertThat(SayAs.text(text, language, markup).replace('\u202f', ' ').replace('\u00a0', ' '))
                .isEqualTo(said);
    }
}
