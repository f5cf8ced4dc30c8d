package org.parley.browser.vxml.internal.run;

import java.util.List;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.script.ScriptRuntime;
import org.parley.browser.vxml.VoiceXmlConfig;
import org.parley.browser.vxml.internal.document.DocumentCache;
import org.parley.browser.vxml.internal.element.Handler;
import org.parley.browser.vxml.internal.prompt.AudioStore;
import org.parley.browser.vxml.internal.xml.DataReader;

/**
 * What all dialogs share.
 *
 * @param defaultHandlers those of last resort (VoiceXML 2.0 §5.2.5)
 */
public record Platform(
        VoiceXmlConfig config,
        Fetcher fetcher,
        GrammarCompiler compiler,
        ScriptRuntime scripts,
        DocumentCache documents,
        DataReader data,
        AudioStore audio,
        List<Handler> defaultHandlers) {}
