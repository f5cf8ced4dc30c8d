package org.parley.webapp.phone;

import java.util.List;
import java.util.Map;
import org.parley.webapp.template.HashedFolder;
import org.parley.webapp.template.Phrases;
import org.parley.webapp.template.Sample;
import org.parley.webapp.template.TemplateException;
import org.parley.webapp.template.TemplateLinter;
import org.parley.webapp.template.TemplateSettings;
import org.parley.webapp.template.Templates;

/** The telephone templates with everything that they refer to: settings, phrases, grammars, scripts. Thread-safe. */
public final class Documents {
    static final String PROMPTS = "/vxml/prompts";
    static final String GRAMMARS = "/vxml/grammars";
    static final String SCRIPTS = "/vxml/scripts";

    private final Templates templates;
    private final Phrases phrases;
    private final HashedFolder grammars;
    private final HashedFolder scripts;

    public Documents(PhoneConfig config) {
        phrases = new Phrases(config.prompts(), config.language());
        grammars = new HashedFolder(config.grammars(), GRAMMARS, ".grxml");
        scripts = new HashedFolder(config.templates(), SCRIPTS, ".js");
        templates = new Templates(
                config.templates(),
                Map.of(
                        "lang",
                        config.language(),
                        "menus",
                        TemplateSettings.of(config.menus()),
                        "dialplan",
                        TemplateSettings.of(config.dialplan()),
                        "phrase",
                        phrases,
                        "grammar",
                        grammars,
                        "script",
                        scripts));
    }

    /** Renders a template of the folder. */
    public String render(String template, Map<String, Object> model) throws TemplateException {
        return templates.render(template, model);
    }

    Phrases phrases() {
        return phrases;
    }

    HashedFolder grammars() {
        return grammars;
    }

    HashedFolder scripts() {
        return scripts;
    }

    /** Examples of all pages, in all their variants, with a text of one's own wherever a caller's words can get in. */
    public List<Sample> samples(String text) {
        return DocumentSamples.with(text, phrases);
    }

    /** Checks the whole folder, with texts that break careless templates. */
    public TemplateLinter linter() {
        List<Sample> samples = DocumentSamples.HOSTILE.stream()
                .flatMap(text -> samples(text).stream())
                .toList();
        return new TemplateLinter(templates, phrases::contains, grammars, scripts, samples, this::served);
    }

    private boolean served(String path) {
        return PhonePath.known(path)
                || path.startsWith("/gateway/deposits/")
                || path.startsWith(PROMPTS + "/")
                || grammars.content(path).isPresent()
                || scripts.content(path).isPresent();
    }
}
