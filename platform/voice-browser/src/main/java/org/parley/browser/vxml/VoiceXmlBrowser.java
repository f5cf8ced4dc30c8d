package org.parley.browser.vxml;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.script.ScriptRuntime;
import org.parley.browser.vxml.internal.document.DocumentCache;
import org.parley.browser.vxml.internal.document.DocumentReader;
import org.parley.browser.vxml.internal.element.Handler;
import org.parley.browser.vxml.internal.prompt.AudioStore;
import org.parley.browser.vxml.internal.run.Platform;
import org.parley.browser.vxml.internal.run.ThreadStarter;
import org.parley.browser.vxml.internal.run.VoiceXmlDialog;
import org.parley.browser.vxml.internal.xml.DataReader;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlReader;

/** VoiceXML 2.1: makes dialogs of documents. One per process. Thread-safe. */
public final class VoiceXmlBrowser implements Dialogs {
    private final Platform shared;
    private final ThreadStarter threads = new ThreadStarter();

    public VoiceXmlBrowser(VoiceXmlConfig config, Fetcher fetcher, GrammarCompiler compiler, ScriptRuntime scripts) {
        DocumentReader reader = new DocumentReader(new XmlReader(config.limits().documentBytes()), config.language());
        this.shared = new Platform(
                config,
                fetcher,
                compiler,
                scripts,
                new DocumentCache(config.limits().cacheBytes(), reader),
                new DataReader(config.limits().documentBytes()),
                new AudioStore(config.limits().audioCacheBytes()),
                defaultHandlers(config, reader));
    }

    private static List<Handler> defaultHandlers(VoiceXmlConfig config, DocumentReader reader) {
        try {
            return reader.read(
                            config.defaultHandlers().getBytes(StandardCharsets.UTF_8),
                            "UTF-8",
                            URI.create("platform:default-handlers"))
                    .handlers();
        } catch (MarkupException bad) {
            throw new IllegalArgumentException("the default handlers of the configuration: " + bad.getMessage(), bad);
        }
    }

    @Override
    public Dialog prepare(DialogRequest request, ImplementationPlatform platform, DialogListener listener) {
        VoiceXmlDialog dialog = new VoiceXmlDialog(shared, request, platform, listener);
        Clock.Work work = request.clock().begin();
        threads.start("dialog-" + request.dialogId(), () -> {
            try (work) {
                dialog.run();
            }
        });
        return dialog;
    }

    /** How well the cache of compiled documents does. */
    public DocumentCacheCounters documentCache() {
        return shared.documents().counters();
    }
}
