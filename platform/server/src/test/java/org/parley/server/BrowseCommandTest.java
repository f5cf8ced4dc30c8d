package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run browse} as a process of its own, as designers start it. */
class BrowseCommandTest {
    private static final String DOCUMENT = """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <field name="digit" type="digits?length=1">
                  <prompt>Say a digit.</prompt>
                  <filled><log label="took" expr="digit"/></filled>
                </field>
                <record name="message" beep="true" maxtime="5s" finalsilence="2s"><prompt>Now speak.</prompt></record>
                <block><log expr="message$.duration &gt; 1000"/>Good bye.<exit namelist="digit"/></block>
              </form>
            </vxml>
            """;

    @TempDir
    private Path folder;

    private record Run(int code, List<String> lines) {}

    private Run run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dparley.home=" + System.getProperty("parley.home", "../.."),
                "-cp",
                System.getProperty("java.class.path")
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                Main.class.getName(),
                "browse"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path in = Files.writeString(folder.resolve("in.txt"), input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readAllLines(out, StandardCharsets.UTF_8));
    }

    private String document() throws IOException {
        return Files.writeString(folder.resolve("digit.vxml"), DOCUMENT).toString();
    }

    @Test
    void aCallerTypes() throws Exception {
        Run run = run("press 7\nrecord 2s\n", document());
        assertThat(run.lines)
                .containsSubsequence(
                        "expects: dtmf voice",
                        "hears: Say a digit.",
                        "log: took: 7",
                        "expects: record",
                        "hears: (beep)",
                        "log: true",
                        "hears: Good bye.",
                        "exit: {\"digit\":\"7\"}");
        assertThat(run.code).isZero();
    }

    @Test
    void keysMayBeGivenBeforehand() throws Exception {
        Run run = run("", document(), "--press", "4");
        assertThat(run.lines).contains("log: took: 4");
        assertThat(run.code).isZero();
    }

    @Test
    void aSilentCallerGivesUp() throws Exception {
        Run run = run("", document());
        assertThat(run.lines).last().isEqualTo("exit: {}");
        assertThat(run.lines.stream().filter("hears: Say a digit."::equals).count())
                .isGreaterThan(5);
    }

    @Test
    void anErrorIsTold() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.vxml"), DOCUMENT.replace("<block>", "<blok>"));
        Run run = run("", wrong.toString());
        assertThat(run.lines).hasSize(1).first().asString().startsWith("error: error.badfetch: ");
        assertThat(run.code).isEqualTo(1);
        assertThat(run("", folder.resolve("none.vxml").toString()).code).isEqualTo(2);
    }
}
