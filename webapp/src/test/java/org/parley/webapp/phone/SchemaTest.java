package org.parley.webapp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.parley.webapp.template.Sample;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** Our documents against the schemas of the Recommendations, when a folder with them is named by -Dconformance.dir. */
class SchemaTest {
    private final Documents documents = new Documents(PhoneSettings.shipped());

    @Test
    void voiceXmlDocumentsAreValid() throws Exception {
        Schema schema = schema("voicexml21/vxml.xsd");
        List<String> mistakes = new ArrayList<>();
        for (Sample sample : documents.samples("O'Brien")) {
            if (sample.template().endsWith(".vxml.vm")) {
                // the JDK's validator does not follow the schema's redefinition of a redefinition, which adds expr
                String document = documents
                        .render(sample.template(), sample.model())
                        .replaceAll("<audio expr=\"[^\"]*\"", "<audio src=\"x\"");
                validate(schema, sample.template(), document, mistakes);
            }
        }

        assertThat(mistakes).isEmpty();
    }

    @Test
    void grammarsAreValid() throws Exception {
        Schema schema = schema("srgs-ssml/grammar.xsd");
        List<String> mistakes = new ArrayList<>();
        try (var files = Files.list(PhoneSettings.HOME.resolve("grammars"))) {
            for (Path file : files.toList()) {
                validate(schema, file.getFileName().toString(), Files.readString(file), mistakes);
            }
        }

        assertThat(mistakes).isEmpty();
    }

    private static void validate(Schema schema, String name, String document, List<String> mistakes) {
        Validator validator = schema.newValidator();
        try {
            validator.validate(new StreamSource(new StringReader(document)));
        } catch (SAXException | java.io.IOException e) {
            mistakes.add(name + ": " + e.getMessage());
        }
    }

    private static Schema schema(String name) throws SAXException {
        String folder = System.getProperty("conformance.dir");
        Assumptions.assumeTrue(folder != null, "no -Dconformance.dir");
        Path schemas = Path.of(folder).resolve("schemas");
        Path file = schemas.resolve(name);
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(
                (type, namespace, publicId, systemId, base) -> systemId != null && systemId.endsWith("xml.xsd")
                        ? local(schemas.resolve("voicexml20/xml.xsd"), publicId)
                        : null);
        return factory.newSchema(file.toFile());
    }

    private static LSInput local(Path file, String publicId) {
        try {
            var input = ((org.w3c.dom.ls.DOMImplementationLS)
                            org.w3c.dom.bootstrap.DOMImplementationRegistry.newInstance()
                                    .getDOMImplementation("LS"))
                    .createLSInput();
            input.setByteStream(Files.newInputStream(file));
            input.setSystemId(file.toUri().toString());
            input.setPublicId(publicId);
            return input;
        } catch (ReflectiveOperationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
