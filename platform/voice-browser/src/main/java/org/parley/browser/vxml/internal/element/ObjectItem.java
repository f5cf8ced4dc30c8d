package org.parley.browser.vxml.internal.element;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/**
 * {@code <object>} (VoiceXML 2.0 §2.3.5). This platform has none, as the Recommendation allows; the event's message tells
 * which one was asked for, so that whoever reads it knows what another platform would have to offer.
 *
 * @param archive URIs, with blanks between
 */
public record ObjectItem(
        ItemParts parts,
        Optional<String> classId,
        Optional<String> codeBase,
        Optional<String> codeType,
        Optional<String> data,
        Optional<String> type,
        Optional<String> archive,
        List<Param> params)
        implements FormItem {

    @Override
    public void visit(DialogRun run, ItemRun item) throws VoiceXmlEvent {
        Execution execution = run.executionOf(item);
        // What is wrong with a parameter is wrong on every platform.
        for (Param param : params) {
            param.valueIn(execution);
        }
        throw new VoiceXmlEvent("error.unsupported.objectname", request(execution), parts.place());
    }

    @Override
    public boolean isInput() {
        return true;
    }

    private String request(Execution execution) throws VoiceXmlEvent {
        URI base = codeBase.isPresent() ? resolve(execution.base(), codeBase.get()) : execution.base();
        StringJoiner wanted = new StringJoiner(", ");
        wanted.add("no object " + (classId.isPresent() ? resolve(base, classId.get()) : "without a classid"));
        // The type of what classid names is that of data unless codetype says otherwise.
        codeType.or(() -> type).ifPresent(media -> wanted.add("codetype " + media));
        if (data.isPresent()) {
            wanted.add("data " + resolve(base, data.get())
                    + type.map(media -> " of type " + media).orElse(""));
        }
        if (archive.isPresent()) {
            for (String uri : Arrays.asList(archive.get().strip().split("\\s+"))) {
                wanted.add("archive " + resolve(base, uri));
            }
        }
        params.forEach(param -> wanted.add("parameter " + param.described()));
        return wanted.toString();
    }

    private URI resolve(URI base, String uri) throws VoiceXmlEvent {
        try {
            return base.resolve(uri.strip());
        } catch (IllegalArgumentException bad) {
            throw VoiceXmlEvent.badFetch("not a URI: " + uri, parts.place());
        }
    }
}
