package org.parley.webapp.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLinterTest {
    @TempDir
    Path folder;

    @BeforeEach
    void library() throws IOException {
        Files.writeString(folder.resolve("macros.vm"), "#macro(say $id)<audio>$id</audio>#end\n");
        Files.writeString(folder.resolve("entry.grxml"), "<grammar/>");
    }

    @Test
    void aRightTemplatePasses() throws IOException {
        assertThat(
                        check(
                                "<form id=\"a\">## a comment\n#say(\"known\")<choice dtmf=\"$key.poundPound\" next=\"#a\"/>"
                                        + "<assign expr=\"$js.literal($name) + lastresult$.x\"/><goto next=\"/vxml/main?x=1\"/></form>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <a>\\n<choice dtmf="##"/></a>                     | page.vm, line 2: ## inside a tag
                    <a>\\n<choice dtmf="#*"/></a>                     | page.vm, line 2: #* inside a tag
                    <a>\\n#* gone *#</a>                              | page.vm, line 2: #* swallows
                    <a><if cond="x == '$name'"/></a>                 | page.vm, line 1: in cond=
                    <a><goto expr="'$name'"/></a>                    | page.vm, line 1: in expr=
                    <a><value srcexpr="$name"/></a>                  | page.vm, line 1: in srcexpr=
                    <a><foreach array="${name}"/></a>                | page.vm, line 1: in array=
                    <a>\\n<script>var x = '$name';</script></a>       | page.vm, line 2: in <script>
                    <a>#say("unknown")</a>                           | page.vm, line 1: phrases.csv has no row unknown
                    <a src='$grammar.url("nowhere")'/>               | page.vm, line 1: there is no grammar nowhere
                    <a><goto next="#b"/></a>                         | page.vm: <goto> leads to #b, which is not
                    <a><goto next="/vxml/nowhere"/></a>              | page.vm: <goto> leads to /vxml/nowhere, where
                    <a><b></a>                                       | page.vm: is not well-formed
                    <a>$nmae</a>                                     | page.vm, line 1: Variable $nmae
                    <a><prompt timeout="5"/></a>                     | page.vm: <prompt timeout="5"> is not a time
                    <a><property name="timeout" value="x"/></a>      | page.vm: <property value="x"> is not a time
                    <menu><choice dtmf="1"/><choice dtmf="1"/></menu> | page.vm: two choices have the keys 1
                    <menu><choice dtmf="A"/></menu>                  | page.vm: <choice dtmf="A"> names no keys
                    """)
    void aMistakeIsFound(String template, String finding) throws IOException {
        assertThat(check(template.replace("\\n", "\n")))
                .extracting(Finding::toString)
                .anyMatch(found -> found.startsWith(finding), "starts with " + finding);
    }

    @Test
    void inCallControlNearlyEveryAttributeIsAnExpression() throws IOException {
        Files.writeString(
                folder.resolve("call.ccxml.vm"),
                "<ccxml version=\"1.0\"><transition event=\"a\" state=\"$name\">\n<send target=\"'$name'\"/>"
                        + "</transition></ccxml>");

        assertThat(check("<a/>", new Sample("call.ccxml.vm", Map.of("name", "x"))))
                .extracting(Finding::toString)
                .containsExactly(
                        "call.ccxml.vm, line 2: in target= a value is written only as $js.literal(...): '$name'");
    }

    @Test
    void aTemplateThatNoPageRendersIsFound() throws IOException {
        Files.writeString(folder.resolve("old.vxml.vm"), "<vxml/>");

        assertThat(check("<a/>")).containsExactly(new Finding("old.vxml.vm", 0, "no page renders this template"));
    }

    private List<Finding> check(String page, Sample... more) throws IOException {
        Files.writeString(folder.resolve("page.vm"), page);
        HashedFolder grammars = new HashedFolder(folder, "/vxml/grammars", ".grxml");
        HashedFolder scripts = new HashedFolder(folder, "/vxml/scripts", ".js");
        Templates templates = new Templates(folder, Map.of("grammar", grammars, "script", scripts));
        var samples = new java.util.ArrayList<>(List.of(more));
        samples.add(new Sample("page.vm", Map.of("name", "O'Brien")));
        return new TemplateLinter(templates, "known"::equals, grammars, scripts, samples, "/vxml/main"::equals).check();
    }
}
