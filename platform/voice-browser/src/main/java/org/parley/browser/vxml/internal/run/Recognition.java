package org.parley.browser.vxml.internal.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.browser.vxml.internal.input.Input;

/**
 * What was recognised and what it means (VoiceXML 2.0 §5.1.5).
 *
 * @param others further meanings of it, best first
 * @param extra what VoiceXML 2.1 adds: markname, marktime, recording, recordingsize, recordingduration
 */
public record Recognition(
        Input.Mode mode,
        String utterance,
        Object interpretation,
        double confidence,
        Map<String, Object> extra,
        List<Recognition> others) {

    static Recognition of(Input.Match match, Map<String, Object> extra) {
        List<Recognition> others =
                match.others().stream().map(other -> of(other, extra)).toList();
        return new Recognition(
                match.mode(), match.utterance(), match.interpretation(), match.confidence(), extra, others);
    }

    String inputMode() {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
