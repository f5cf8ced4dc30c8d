package org.parley.browser.ccxml.internal.document;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §8.2: runs a script, written here, fetched with the document ({@code src}) or before ({@code fetchid}). */
public final class Script implements Element {
    private final Optional<String> src;
    private final Optional<String> fetchId;
    private final String text;
    private final int line;
    private final Loading loading;

    /**
     * How the script at {@code src} is fetched; plain text, because that happens before any expression can run.
     *
     * @param charset when the server names none
     */
    public record Loading(
            Optional<String> charset,
            Optional<Duration> timeout,
            Optional<Duration> maxAge,
            Optional<Duration> maxStale) {}

    private Script(Optional<String> src, Optional<String> fetchId, String text, int line, Loading loading) {
        this.src = src;
        this.fetchId = fetchId;
        this.text = text;
        this.line = line;
        this.loading = loading;
    }

    static Script of(XmlElement xml) throws CcxmlSyntaxException {
        Optional<String> src = xml.optional("src");
        Optional<String> fetchId = xml.optional("fetchid");
        Optional<String> charset = xml.optional("charset");
        if (charset.isPresent() && !isKnown(charset.get())) {
            throw xml.wrong("has a 'charset' that this platform does not know: " + charset.get());
        }
        Loading loading = new Loading(charset, time(xml, "timeout"), time(xml, "maxage"), time(xml, "maxstale"));
        boolean inline = !xml.text().isBlank();
        if ((src.isPresent() ? 1 : 0) + (fetchId.isPresent() ? 1 : 0) + (inline ? 1 : 0) > 1) {
            throw xml.wrong("must have one of 'src', 'fetchid' and text");
        }
        return new Script(src, fetchId, xml.text(), xml.line(), loading);
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException malformed) {
            return false;
        }
    }

    private static Optional<Duration> time(XmlElement xml, String attribute) throws CcxmlSyntaxException {
        Optional<String> text = xml.optional(attribute);
        try {
            return text.isPresent() ? Optional.of(TimeValue.orSeconds(text.get())) : Optional.empty();
        } catch (EventException e) {
            throw xml.wrong("has a '" + attribute + "' that is no time: " + e.getMessage());
        }
    }

    public Loading loading() {
        return loading;
    }

    boolean isFetchedWithDocument() {
        return src.isPresent();
    }

    /** The address of a script that is fetched with the document, as written. */
    public String source() {
        return src.orElseThrow();
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        if (src.isPresent()) {
            execution.run(execution.fetchedScript(this), src.get());
        } else if (fetchId.isPresent()) {
            String id = execution.text(fetchId.get());
            execution.run(execution.actions().fetchedText(id), id);
        } else {
            execution.run(text, "line " + line);
        }
    }
}
