package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.webapp.template.Sample;

class DocumentsTest {
    private final Documents documents = new Documents(PhoneSettings.shipped());

    @Test
    void theShippedTemplatesHaveNoMistakes() throws Exception {
        assertThat(documents.linter().check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"extension", "pin", "main", "messages", "deposit", "sent", "unavailable", "unknown-extension"})
    void pagesAreTheSameForEveryCaller(String page) throws Exception {
        String template = page + ".vxml.vm";

        assertThat(documents.render(template, Map.of())).isEqualTo(documents.render(template, Map.of()));
        assertThat(documents.samples("x"))
                .filteredOn(sample -> sample.template().equals(template))
                .extracting(Sample::model)
                .containsExactly(Map.of());
    }

    @Test
    void aNameInADocumentIsText() throws Exception {
        List<Sample> samples = documents.samples("<b>O'Brien & \"Söhne\"</b>");
        Sample message = samples.stream()
                .filter(sample -> sample.template().equals("message.xml.vm"))
                .skip(2)
                .findFirst()
                .orElseThrow();

        assertThat(documents.render(message.template(), message.model()))
                .contains("&lt;b&gt;O&#39;Brien &amp; &#34;Söhne&#34;&lt;/b&gt;");
    }
}
