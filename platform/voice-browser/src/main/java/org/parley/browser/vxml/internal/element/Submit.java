package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <submit>} (VoiceXML 2.0 §5.3.8): without a namelist, all named input items of the form. */
public record Submit(Place place, Reference next, Submission submission, boolean namesGiven) implements Executable {
    @Override
    public void execute(Execution execution) throws Flow {
        List<String> names = namesGiven ? submission.names() : execution.inputItemNames();
        throw execution.submit(next, new Submission(names, submission.method(), submission.encoding()), place);
    }
}
