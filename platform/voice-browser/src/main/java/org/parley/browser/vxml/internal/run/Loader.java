package org.parley.browser.vxml.internal.run;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.FetchRequest.Encoding;
import org.parley.browser.fetch.FetchRequest.Field;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.grammar.CompiledGrammar;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.trace.CallTrace;
import org.parley.browser.vxml.internal.element.AudioPart;
import org.parley.browser.vxml.internal.element.FetchHints;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Reference;
import org.parley.browser.vxml.internal.element.Submission;
import org.parley.browser.vxml.internal.element.VoiceXmlDocument;
import org.parley.browser.vxml.internal.prompt.AudioStore;
import org.parley.browser.vxml.internal.xml.AccessControl;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/** Fetches for one session, and turns what fails into events (VoiceXML 2.0 §5.2.6, §6.1). */
final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final Platform shared;
    private final CookieJar cookies;
    private final Session session;

    /** Documents that say themselves that copies of them must not be used. */
    private final Set<URI> expired = new HashSet<>();

    /** A compiled document and the fragment of the URI that asked for it; null for none. */
    record Page(VoiceXmlDocument document, String fragment) {}

    Loader(Platform shared, CookieJar cookies, Session session) {
        this.shared = shared;
        this.cookies = cookies;
        this.session = session;
    }

    /** The first document, which no other refers to. */
    Page first(FetchRequest request) throws FetchException, VoiceXmlEvent {
        Fetched fetched = shared.fetcher().fetch(request);
        return new Page(
                compile(fetched, new Place(request.uri(), 0)), request.uri().getFragment());
    }

    Page page(String uri, FetchHints hints, Submission submission, Execution from, Place place) throws VoiceXmlEvent {
        URI target = resolve(uri, from, place);
        URI address = withoutFragment(target);
        FetchHints fresh = expired.contains(address)
                ? new FetchHints(hints.timeout(), Optional.of(Duration.ZERO), hints.maxStale(), hints.audio())
                : hints;
        Fetched fetched = fetch(target, fresh, submission, "document", from, place);
        VoiceXmlDocument document = compile(fetched, place);
        if (document.expired()) {
            expired.add(address);
        }
        return new Page(document, target.getFragment());
    }

    private VoiceXmlDocument compile(Fetched fetched, Place place) throws VoiceXmlEvent {
        CallTrace.VOICEXML.note("document {}", fetched.uri().getPath());
        try {
            return shared.documents()
                    .compile(fetched.body(), fetched.charset().orElse(null), withoutFragment(fetched.uri()));
        } catch (MarkupException bad) {
            throw VoiceXmlEvent.badFetch(bad.getMessage(), place);
        }
    }

    /** @param declared the {@code charset} of the element, which gives way to what the server says */
    String script(Reference source, Optional<String> declared, Execution from, Place place) throws VoiceXmlEvent {
        Fetched fetched = fetch(source, Submission.NOTHING, "script", from, place);
        Charset charset = StandardCharsets.UTF_8;
        Optional<String> named = fetched.charset().or(() -> declared.map(String::strip));
        if (named.isPresent()) {
            try {
                charset = Charset.forName(named.get());
            } catch (IllegalArgumentException unknown) {
                throw VoiceXmlEvent.badFetch("unknown charset of " + fetched.uri(), place);
            }
        }
        return new String(fetched.body(), charset);
    }

    Object data(Reference source, Submission submission, Execution from, Place place) throws VoiceXmlEvent {
        Fetched fetched = fetch(source, submission, "data", from, place);
        try {
            Document document = shared.data()
                    .read(
                            fetched.body(),
                            fetched.charset().orElse(null),
                            fetched.uri().toString());
            URI asking = from.document().document().uri();
            if (!AccessControl.allows(document, Optional.ofNullable(asking.getHost()))) {
                throw new VoiceXmlEvent(
                        "error.noauthorization", fetched.uri() + " is not for documents of " + asking, place);
            }
            return document;
        } catch (MarkupException bad) {
            throw VoiceXmlEvent.badFetch(bad.getMessage(), place);
        }
    }

    /** @param declared the {@code type} of the element, which gives way to what the server says (§3.1.1.2) */
    CompiledGrammar grammar(Reference source, String declared, Execution from, Place place) throws VoiceXmlEvent {
        String text = source.resolve(from, place);
        try {
            if (text.startsWith("builtin:")) {
                return text.startsWith("builtin:dtmf/")
                        ? shared.compiler().builtin(text)
                        : shared.compiler().builtinVoice(text);
            }
            URI uri = resolve(text, from, place);
            Fetched fetched = fetch(uri, source.hints(), Submission.NOTHING, "grammar", from, place);
            String fragment = uri.getFragment() == null ? "" : uri.getFragment();
            String type = fetched.mediaType().startsWith("application/srgs") ? fetched.mediaType() : declared;
            GrammarDocument document = new GrammarDocument(fetched.body(), fetched.uri(), fragment, type);
            return shared.compiler().compile(document, references(from));
        } catch (GrammarException bad) {
            throw VoiceXmlEvent.of(bad, place);
        }
    }

    /** For grammars that refer to grammars. */
    GrammarCompiler.References references(Execution from) {
        return uri -> {
            try {
                return fetch(uri, FetchHints.NONE, Submission.NOTHING, "grammar", from, null)
                        .body();
            } catch (VoiceXmlEvent failed) {
                throw new GrammarException(failed.name(), failed.getMessage(), failed);
            }
        };
    }

    /** §4.1.3: audio that cannot be had is no error; what stands in the element is heard instead. */
    Optional<AudioContent> audio(Object source, AudioPart audio, Execution from) {
        try {
            if (source instanceof Recording recording) {
                return Optional.of(AudioStore.of(recording));
            }
            URI uri = resolve(source.toString(), from, audio.place());
            Fetched fetched = fetch(uri, audio.source().hints(), Submission.NOTHING, "audio", from, audio.place());
            return Optional.of(shared.audio().of(fetched));
        } catch (VoiceXmlEvent | IOException failed) {
            LOG.warn("no audio at {}: {}", audio.place(), failed.getMessage());
            return Optional.empty();
        }
    }

    // Requests

    private Fetched fetch(Reference source, Submission submission, String kind, Execution from, Place place)
            throws VoiceXmlEvent {
        URI uri = resolve(source.resolve(from, place), from, place);
        return fetch(uri, source.hints(), submission, kind, from, place);
    }

    private Fetched fetch(URI uri, FetchHints hints, Submission submission, String kind, Execution from, Place place)
            throws VoiceXmlEvent {
        PropertyScope properties = from.properties();
        Duration timeout = hints.timeout().isPresent()
                ? hints.timeout().get()
                : properties.duration("fetchtimeout", place).orElse(Duration.ofSeconds(10));
        List<Recording> sent = new ArrayList<>();
        FetchRequest request = new FetchRequest(
                uri,
                submission.method(),
                submission.encoding(),
                fields(submission, sent, from, place),
                cookies,
                session.bounded(timeout),
                hints.maxAge().or(() -> seconds(properties, kind + "maxage")),
                hints.maxStale().or(() -> seconds(properties, kind + "maxstale")));
        try {
            Fetched fetched = fetch(request, waitingAudio(hints, kind, from, place), from, place);
            sent.forEach(Recording::submitted);
            return fetched;
        } catch (FetchException failed) {
            throw new VoiceXmlEvent(failed.event(), failed.getMessage(), place);
        }
    }

    private Fetched fetch(FetchRequest request, Optional<Playable> audio, Execution from, Place place)
            throws FetchException, VoiceXmlEvent {
        if (audio.isEmpty()) {
            return shared.fetcher().fetch(request);
        }
        PropertyScope properties = from.properties();
        return new AccompaniedFetch(session, shared.fetcher())
                .fetch(
                        request,
                        audio.get(),
                        properties.duration("fetchaudiodelay", place).orElse(Duration.ofSeconds(2)),
                        properties.duration("fetchaudiominimum", place).orElse(Duration.ofSeconds(5)));
    }

    /** §6.1.5: what is heard while a document or data is fetched; nothing by default. */
    private Optional<Playable> waitingAudio(FetchHints hints, String kind, Execution from, Place place) {
        if (!kind.equals("document") && !kind.equals("data")) {
            return Optional.empty();
        }
        return hints.audio()
                .or(() -> from.properties().get("fetchaudio"))
                .filter(uri -> !uri.isBlank())
                .flatMap(uri -> audio(uri, new AudioPart(place, Reference.to(uri)), from))
                .map(Playable.Clip::new);
    }

    private static Optional<Duration> seconds(PropertyScope properties, String name) {
        return properties
                .get(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    private static List<Field> fields(Submission submission, List<Recording> sent, Execution from, Place place)
            throws VoiceXmlEvent {
        List<Field> fields = new ArrayList<>();
        for (String name : submission.names()) {
            Object value = from.evaluate(name, place);
            if (value instanceof Recording recording) {
                if (submission.encoding() != Encoding.MULTIPART) {
                    throw VoiceXmlEvent.semantic(
                            "a recording is sent by method=\"post\" enctype=\"multipart/form-data\" only: " + name,
                            place);
                }
                fields.add(new FetchRequest.RecordingField(name, recording));
                sent.add(recording);
            } else {
                fields.add(new FetchRequest.TextField(name, from.scope().toText(value)));
            }
        }
        return fields;
    }

    private static URI resolve(String text, Execution from, Place place) throws VoiceXmlEvent {
        try {
            // Blanks are the one mistake in URIs that everybody makes.
            URI uri = from.base().resolve(new URI(text.strip().replace(" ", "%20")));
            if (!uri.isAbsolute()) {
                throw VoiceXmlEvent.badFetch("not an absolute URI: " + uri, place);
            }
            return uri;
        } catch (URISyntaxException bad) {
            throw VoiceXmlEvent.badFetch("not a URI: " + text, place);
        }
    }

    static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : URI.create(text.substring(0, hash));
    }
}
