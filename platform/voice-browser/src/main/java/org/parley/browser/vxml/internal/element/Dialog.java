package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.Recognition;

/**
 * {@code <form>} or {@code <menu>}: a menu is a form with a single anonymous item (VoiceXML 2.0 §2.2).
 *
 * @param grammars of the form itself
 * @param documentGrammars those of them that are active in the whole document (§3.1.3)
 * @param documentChoices likewise, of a menu
 * @param filled those directly in the form
 */
public record Dialog(
        Place place,
        Optional<String> id,
        List<DialogMember> members,
        List<Filled> filled,
        List<GrammarElement> grammars,
        List<GrammarElement> documentGrammars,
        List<Choice> documentChoices,
        List<Link> links,
        List<Handler> handlers,
        Map<String, String> properties)
        implements GrammarOwner {
    @Override
    public void matched(DialogRun run, ItemRun item, Recognition recognition) throws Flow {
        run.matchedForm(recognition);
    }

    public List<FormItem> items() {
        return members.stream()
                .filter(FormItem.class::isInstance)
                .map(FormItem.class::cast)
                .toList();
    }
}
