package org.parley.browser.ccxml.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: {@code <if>}, {@code <elseif>}, {@code <else>}. */
record If(List<Branch> branches) implements Element {

    /** @param cond empty for {@code <else>} */
    record Branch(Optional<String> cond, Block content) {}

    static If of(XmlElement xml, CcxmlParser parser) throws CcxmlSyntaxException {
        List<Branch> branches = new ArrayList<>();
        Optional<String> cond = Optional.of(xml.required("cond"));
        List<XmlElement> content = new ArrayList<>();
        for (XmlElement child : xml.children()) {
            boolean separator = child.name().equals("elseif") || child.name().equals("else");
            if (!separator) {
                content.add(child);
                continue;
            }
            if (cond.isEmpty()) {
                throw child.wrong("cannot follow <else>");
            }
            branches.add(new Branch(cond, parser.block(content)));
            content.clear();
            cond = child.name().equals("else") ? Optional.empty() : Optional.of(child.required("cond"));
            child.requireKnownAttributes();
        }
        branches.add(new Branch(cond, parser.block(content)));
        return new If(List.copyOf(branches));
    }

    @Override
    public void execute(Execution execution) throws ScriptException {
        for (Branch branch : branches) {
            if (branch.cond.isEmpty() || execution.test(branch.cond.get())) {
                branch.content.execute(execution);
                return;
            }
        }
    }
}
