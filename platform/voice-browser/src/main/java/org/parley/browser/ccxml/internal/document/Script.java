package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §8.2: runs a script, written here, fetched with the document ({@code src}) or before ({@code fetchid}). */
public final class Script implements Element {
    private final Optional<String> src;
    private final Optional<String> fetchId;
    private final String text;
    private final int line;

    private Script(Optional<String> src, Optional<String> fetchId, String text, int line) {
        this.src = src;
        this.fetchId = fetchId;
        this.text = text;
        this.line = line;
    }

    static Script of(XmlElement xml) throws CcxmlSyntaxException {
        Optional<String> src = xml.optional("src");
        Optional<String> fetchId = xml.optional("fetchid");
        xml.ignore("charset", "timeout", "maxage", "maxstale");
        boolean inline = !xml.text().isBlank();
        if ((src.isPresent() ? 1 : 0) + (fetchId.isPresent() ? 1 : 0) + (inline ? 1 : 0) > 1) {
            throw xml.wrong("must have one of 'src', 'fetchid' and text");
        }
        return new Script(src, fetchId, xml.text(), xml.line());
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
