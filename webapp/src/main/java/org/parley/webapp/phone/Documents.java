package org.parley.webapp.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.webapp.phrase.Phrase;
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
    private static final String OWN_MENUS = "/vxml/menu/";
    private static final String OWN_TEMPLATE = "menu-";

    private final Templates templates;
    private final LanguageSettings languages;
    private final Map<String, Phrases> phrases = new LinkedHashMap<>();
    private final HashedFolder grammars;
    private final HashedFolder scripts;

    public Documents(PhoneConfig config) {
        languages = config.languages();
        languages.all().forEach(language -> phrases.put(language, new Phrases(config.prompts(), language)));
        grammars = new HashedFolder(config.grammars(), GRAMMARS, ".grxml", new GrammarCodes(config.dialplan()));
        scripts = new HashedFolder(config.templates(), SCRIPTS, ".js");
        Map<String, Object> tools = new HashMap<>(spoken(languages.primary()));
        tools.put("menus", TemplateSettings.of(config.menus()));
        tools.put("dialplan", TemplateSettings.of(config.dialplan()));
        tools.put("grammar", grammars);
        tools.put("script", scripts);
        tools.put("centerChanges", languages.changes(LanguageSettings.Application.MESSAGE_CENTER));
        tools.put("conferenceChanges", languages.changes(LanguageSettings.Application.CONFERENCE));
        tools.put("attendantChanges", languages.changes(LanguageSettings.Application.ATTENDANT));
        templates = new Templates(config.templates(), tools);
    }

    /** Renders a template of the folder in the primary language. */
    public String render(String template, Map<String, Object> model) throws TemplateException {
        return templates.render(template, model);
    }

    /**
     * Renders a template of the folder in the language of a call.
     *
     * @param language of the call; empty for the primary one
     */
    public String render(String template, Map<String, Object> model, String language) throws TemplateException {
        Map<String, Object> context = new HashMap<>(spoken(language.isEmpty() ? languages.primary() : language));
        context.putAll(model);
        return templates.render(template, context);
    }

    /** What templates see of a language, and of the one to which the caller may change. */
    private Map<String, Object> spoken(String language) {
        return Map.of(
                "lang",
                language,
                "phrase",
                phrases(language),
                "otherPhrase",
                phrases(languages.other(language).orElse(language)));
    }

    /** The phrases of a language; of the primary one when there is no such language. */
    Phrases phrases(String language) {
        return phrases.getOrDefault(language, phrases.get(languages.primary()));
    }

    /** The phrase with this address, in whatever language. */
    Optional<Phrase> prompt(String url) {
        return phrases.values().stream()
                .flatMap(one -> one.served(url).stream())
                .findFirst();
    }

    HashedFolder grammars() {
        return grammars;
    }

    HashedFolder scripts() {
        return scripts;
    }

    /** Examples of all pages, in all their variants, with a text of one's own wherever a caller's words can get in. */
    public List<Sample> samples(String text) {
        return Stream.concat(DocumentSamples.with(text, phrases(languages.primary())).stream(), ownMenus())
                .toList();
    }

    /** Likewise as callers hear them in one of the languages. */
    public List<Sample> samples(String text, String language) {
        return Stream.concat(DocumentSamples.with(text, phrases(language)).stream(), ownMenus())
                .map(sample -> {
                    Map<String, Object> model = new HashMap<>(spoken(language));
                    model.putAll(sample.model());
                    return new Sample(sample.template(), model);
                })
                .toList();
    }

    /** What callers may hear, the primary language first. */
    public List<String> languages() {
        return languages.all();
    }

    /** Checks the whole folder in every language, with texts that break careless templates. */
    public TemplateLinter linter() {
        List<Sample> samples = DocumentSamples.HOSTILE.stream()
                .flatMap(text -> languages().stream().flatMap(language -> samples(text, language).stream()))
                .toList();
        return new TemplateLinter(
                templates, phrases(languages.primary())::contains, grammars, scripts, samples, this::served);
    }

    /** The template of a menu that a designer added: {@code menu-NAME.vxml.vm} is served at {@code /vxml/menu/NAME}. */
    Optional<String> ownMenu(String path) {
        return path.matches(OWN_MENUS + "[a-z0-9-]{1,64}")
                ? Optional.of(OWN_TEMPLATE + path.substring(OWN_MENUS.length()) + ".vxml.vm")
                        .filter(templates::exists)
                : Optional.empty();
    }

    /** Those that are there, as samples for the linter. */
    private Stream<Sample> ownMenus() {
        try (Stream<Path> files = Files.list(templates.folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(OWN_TEMPLATE) && name.endsWith(".vxml.vm"))
                    .sorted()
                    .map(name -> new Sample(name, Map.of("limits", DocumentSamples.LIMITS)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + templates.folder() + " cannot be read", e);
        }
    }

    private boolean served(String path) {
        return PhonePath.known(path)
                || ownMenu(path).isPresent()
                || path.startsWith("/gateway/deposits/")
                || path.startsWith(PROMPTS + "/")
                || grammars.content(path).isPresent()
                || scripts.content(path).isPresent();
    }
}
