package org.parley.webapp.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir
    Path folder;

    private Templates templates;

    @BeforeEach
    void macros() throws IOException {
        write("macros.vm", "#macro(hello $name)Hello $name#end\n");
        templates = new Templates(folder, Map.of("menus", TemplateSettings.of(Map.of("long-pause", "1.5 s"))));
    }

    @Test
    void everyValueIsEscaped() throws Exception {
        write("page.vm", "<p a=\"$name\">#hello($name)</p>");

        assertThat(templates.render("page.vm", Map.of("name", "<\"O'B&\">")))
                .isEqualTo("<p a=\"&lt;&#34;O&#39;B&amp;&#34;&gt;\">Hello &lt;&#34;O&#39;B&amp;&#34;&gt;</p>");
    }

    @Test
    void settingsAreReadByTheirCamelCaseName() throws Exception {
        write("page.vm", "$menus.longPause $menus.longPause.millis");

        assertThat(templates.render("page.vm", Map.of())).isEqualTo("1500ms 1500");
    }

    @Test
    void aTemplateOfMoreThanAMebibyteIsRefused() throws Exception {
        write("page.vm", "x".repeat((1 << 20) + 1));

        assertThatThrownBy(() -> templates.render("page.vm", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("page.vm: is larger than");
    }

    @Test
    void keysDoNotBecomeComments() throws Exception {
        write("page.vm", "$key.pound $key.poundPound ${key.star}3 $key.starPound");

        assertThat(templates.render("page.vm", Map.of())).isEqualTo("# ## *3 *#");
    }

    @Test
    void scriptLiteralsEndNeitherStringNorMarkup() {
        assertThat(new ScriptLiterals().literal("\");x('</script>]]>##$a\\\n"))
                .isEqualTo("'\\u0022);x(\\u0027\\u003c/script\\u003e\\u005d\\u005d\\u003e"
                        + "\\u0023\\u0023\\u0024a\\u005c\\u000a'");
    }

    @Test
    void aMistypedReferenceIsNamedWithItsLine() throws Exception {
        write("page.vm", "<p>\n$nmae\n</p>");

        assertThatThrownBy(() -> templates.render("page.vm", Map.of("name", "x")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("page.vm, line 2")
                .hasMessageContaining("nmae");
    }

    @Test
    void aMistypedSettingIsNamedWithItsLine() throws Exception {
        write("page.vm", "\n\n$menus.longPuase");

        assertThatThrownBy(() -> templates.render("page.vm", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("page.vm")
                .hasMessageContaining("$menus.longPuase");
    }

    @Test
    void anUnendedDirectiveIsNamedWithItsLine() throws Exception {
        write("page.vm", "a\n#if($name)\nb");

        assertThatThrownBy(() -> templates.render("page.vm", Map.of("name", "x")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("page.vm, line");
    }

    @Test
    void anUnknownMacroIsAMistake() throws Exception {
        write("page.vm", "a\n#helo(\"x\")");

        assertThatThrownBy(() -> templates.render("page.vm", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("page.vm")
                .hasMessageContaining("helo");
    }

    @Test
    void aMistakeInTheMacrosIsNamed() throws Exception {
        write("page.vm", "a");
        write("macros.vm", "#macro(hello $name)\n#if($name)\n#end");

        assertThatThrownBy(() -> templates.render("page.vm", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("macros.vm");
    }

    @Test
    void aMissingTemplateIsNamed() {
        assertThatThrownBy(() -> templates.render("nowhere.vm", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("nowhere.vm");
    }

    @Test
    void changesOnDiskCountAtOnce() throws Exception {
        write("page.vm", "#hello(\"Ann\")");
        assertThat(templates.render("page.vm", Map.of())).isEqualTo("Hello Ann");

        write("page.vm", "#hello(\"Bob, and all\")");
        assertThat(templates.render("page.vm", Map.of())).isEqualTo("Hello Bob, and all");

        write("macros.vm", "#macro(hello $name)Good morning $name#end\n");
        assertThat(templates.render("page.vm", Map.of())).isEqualTo("Good morning Bob, and all");
    }

    @Test
    void templatesCannotReachJava() throws Exception {
        write("page.vm", "$name.class.forName(\"java.lang.Runtime\")");

        assertThatThrownBy(() -> templates.render("page.vm", Map.of("name", "x")))
                .isInstanceOf(TemplateException.class);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
