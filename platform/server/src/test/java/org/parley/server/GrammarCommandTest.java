package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./run grammar}. */
class GrammarCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return new CommandLine(new GrammarCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void showsParseAndInterpretationOfWords() throws IOException {
        String file = write("size.gram", """
                #ABNF 1.0 UTF-8;
                language en;
                tag-format <semantics/1.0>;
                root $order;
                $order = [a] $size "hot dog" {out.size = rules.size; out.n = 2; out.half = 0.5};
                $size = small | large {out = "L"};
                """);
        assertThat(run(file, "a LARGE hot dog")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo("{\"match\":true,\"parse\":\"$order[\\\"a\\\",$size[\\\"large\\\",{!{out = \\\"L\\\"}!}],"
                        + "\\\"hot dog\\\",{!{out.size = rules.size; out.n = 2; out.half = 0.5}!}]\","
                        + "\"interpretation\":{\"size\":\"L\",\"n\":2,\"half\":0.5}}");
    }

    @Test
    void tellsThatKeysAreNoMatch() throws IOException {
        String file = write("pin.grxml", """
                <grammar xmlns="http://www.w3.org/2001/06/grammar" version="1.0" mode="dtmf" root="pin">
                <rule id="pin"><item repeat="2">1</item></rule></grammar>
                """);
        assertThat(run(file, "1 1 1")).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"match\":false,\"parse\":null,\"interpretation\":null}");
    }

    @Test
    void namesTheLineOfAMistake() throws IOException {
        String file = write("bad.gram", "#ABNF 1.0;\nlanguage en;\nroot $a;\n$a = b |;\n");
        assertThat(run(file, "b")).isEqualTo(1);
        assertThat(err.toString()).startsWith(file + ":4: an alternative of rule $a is empty");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheLineOfABrokenReference() throws IOException {
        String file = write("main.gram", "#ABNF 1.0;\nlanguage en;\nroot $a;\n$a = b\n $<missing.gram>;\n");
        assertThat(run(file, "b")).isEqualTo(1);
        assertThat(err.toString()).startsWith(file + ":5: 'missing.gram': There is no file");
    }

    @Test
    void namesTheFileOfAMistakeInAnotherGrammar() throws IOException {
        String other = write("other.gram", "#ABNF 1.0;\nlanguage en;\nroot $b;\n");
        String file = write("main.gram", "#ABNF 1.0;\nlanguage en;\nroot $a;\n$a = $<other.gram>;\n");
        assertThat(run(file, "b")).isEqualTo(1);
        assertThat(err.toString()).startsWith(other + ":");
    }

    @Test
    void showsTheParseWhenATagFails() throws IOException {
        String file = write("tag.gram", "#ABNF 1.0;\nlanguage en;\nroot $a;\n$a = b {oops(};\n");
        assertThat(run(file, "b")).isZero();
        assertThat(out.toString()).contains("\"$a[\\\"b\\\",{!{oops(}!}]\",\"interpretation\":null");
        assertThat(err.toString()).contains("no interpretation");
    }

    @Test
    void takesOneRuleByName() throws IOException {
        String file = write("two.gram", "#ABNF 1.0;\nlanguage en;\nroot $a;\n$a = b;\npublic $c = d;\n");
        assertThat(run(file, "d")).isZero();
        assertThat(out.toString()).contains("$c[");
        assertThat(run(file + "#c", "b")).isZero();
        assertThat(out.toString()).endsWith("{\"match\":false,\"parse\":null,\"interpretation\":null}\n");
    }
}
