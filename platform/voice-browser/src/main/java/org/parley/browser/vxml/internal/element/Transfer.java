package org.parley.browser.vxml.internal.element;

import java.time.Duration;
import java.util.Optional;
import org.parley.browser.platform.TransferRequest;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.TransferVisit;

/** {@code <transfer>} (VoiceXML 2.0 §2.3.7, 2.1 §7). */
public record Transfer(
        ItemParts parts,
        Reference destination,
        TransferRequest.Type type,
        Optional<Duration> connectTimeout,
        Optional<Duration> maxTime,
        Optional<String> audio,
        Optional<String> aai,
        Optional<String> aaiExpr)
        implements FormItem {

    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        new TransferVisit(this, run, item).run();
    }

    @Override
    public boolean isInput() {
        return true;
    }
}
