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
    void whatWouldFailOnlyWhenACallerComesThereIsFoundToo() {
        String document = VXML
                + "\n<form id='a'><block cond='x ='>\n<script>var y = ;</script>\n<goto next='#b'/></block>\n"
                + "<field><grammar mode='dtmf' root='r'><rule id='r'><item repeat='5-2'>1</item></rule></grammar></field>\n"
                + "<field><grammar>\n#ABNF 1.0;\nmode dtmf;\n$r = (1;\n</grammar></field>\n"
                + "<block><goto next='#a'/><log expr='1 + 1'/></block></form></vxml>";
        assertThat(check(document)).extracting(Mistake::line).containsExactly(2, 3, 4, 5, 9);
        assertThat(check(VXML + "<form id='a'/>\n\n<form id='a'/></vxml>"))
                .extracting(Mistake::line)
                .containsExactly(3);
    }

    @Test
    void utf16IsReadAsWhatItIs() {
        byte[] grammar = "#ABNF 1.0 UTF-16;\nlanguage en;\nroot $r;\n$r = $gone;\n".getBytes(StandardCharsets.UTF_16);
        assertThat(check.check(grammar, "my.file", URI.create("file:///my.file")))
                .extracting(Mistake::line)
                .containsExactly(4);
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
