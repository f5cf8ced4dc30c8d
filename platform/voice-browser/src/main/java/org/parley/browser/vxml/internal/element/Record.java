package org.parley.browser.vxml.internal.element;

import java.time.Duration;
import java.util.Optional;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.RecordVisit;

/** {@code <record>} (VoiceXML 2.0 §2.3.6). */
public record Record(
        ItemParts parts,
        boolean modal,
        boolean beep,
        boolean dtmfTerm,
        Optional<Duration> maxTime,
        Optional<Duration> finalSilence,
        Optional<String> type)
        implements FormItem {
    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        new RecordVisit(this, run, item).run();
    }

    @Override
    public boolean isInput() {
        return true;
    }
}
