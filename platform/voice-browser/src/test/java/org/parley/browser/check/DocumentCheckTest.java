package org.parley.browser.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {
    private static final String VXML = "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'>";
    private final DocumentCheck check = new DocumentCheck(uri -> new byte[0]);

    private List<Mistake> check(String document) {
        return check.check(document.getBytes(StandardCharsets.UTF_8), "my.file", URI.create("file:///my.file"));
    }

    @Test
    void rightDocumentsHaveNoMistakes() {
        assertThat(check(VXML + "<form><block>Hello.</block></form></vxml>")).isEmpty();
        assertThat(check(
                        "<?xml version='1.0'?><!-- c --><grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0'"
                                + " mode='dtmf' root='r'><rule id='r'>1</rule></grammar>"))
                .isEmpty();
        assertThat(check("#ABNF 1.0;\nlanguage en;\nroot $r;\n$r = yes;\n")).isEmpty();
        assertThat(check("<ccxml version='1.0' xmlns='http://www.w3.org/2002/09/ccxml'><eventprocessor/></ccxml>"))
                .isEmpty();
    }

    @Test
    void mistakesNameTheLineAndTheCause() {
        assertThat(check(VXML + "\n<form>\n<blok/></form></vxml>").get(0))
                .hasToString("my.file:3: "
                        + check(VXML + "\n<form>\n<blok/></form></vxml>").get(0).cause())
                .extracting(Mistake::cause)
                .asString()
                .contains("blok");
        assertThat(check(VXML + "\n<form></vxml>").get(0).line()).isEqualTo(2);
        assertThat(check(
                                "<ccxml version='1.0' xmlns='http://www.w3.org/2002/09/ccxml'>\n<eventprocessor><x/></eventprocessor></ccxml>")
                        .get(0)
                        .line())
                .isEqualTo(2);
        assertThat(check("#ABNF 1.0;\nlanguage en;\nroot $r;\n$r = ((;\n")
                        .get(0)
                        .line())
                .isEqualTo(4);
        assertThat(check("plain text").get(0).toString()).startsWith("my.file:1: ");
    }
}
