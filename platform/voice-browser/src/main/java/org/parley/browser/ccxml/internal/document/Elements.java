package org.parley.browser.ccxml.internal.document;

import java.util.HashMap;
import java.util.Map;

/** Which class each element of executable content is made into (CCXML 1.0 §5.1). */
final class Elements {

    /** Makes an element from what stands in the document. */
    interface Factory {
        Element make(XmlElement xml, CcxmlParser parser) throws CcxmlSyntaxException;
    }

    private static final Map<String, Factory> FACTORIES = new HashMap<>();

    static {
        FACTORIES.put("accept", (xml, parser) -> Accept.of(xml));
        FACTORIES.put("assign", (xml, parser) -> Assign.of(xml));
        FACTORIES.put("cancel", (xml, parser) -> Cancel.of(xml));
        FACTORIES.put("createcall", (xml, parser) -> CreateCall.of(xml));
        FACTORIES.put("createccxml", (xml, parser) -> CreateCcxml.of(xml));
        FACTORIES.put("createconference", (xml, parser) -> CreateConference.of(xml));
        FACTORIES.put("destroyconference", (xml, parser) -> DestroyConference.of(xml));
        FACTORIES.put("dialogprepare", (xml, parser) -> DialogPrepare.of(xml));
        FACTORIES.put("dialogstart", (xml, parser) -> DialogStart.of(xml));
        FACTORIES.put("dialogterminate", (xml, parser) -> DialogTerminate.of(xml));
        FACTORIES.put("disconnect", (xml, parser) -> Disconnect.of(xml));
        FACTORIES.put("exit", (xml, parser) -> Exit.of(xml));
        FACTORIES.put("fetch", (xml, parser) -> Fetch.of(xml));
        FACTORIES.put("goto", (xml, parser) -> Goto.of(xml));
        FACTORIES.put("if", If::of);
        FACTORIES.put("join", (xml, parser) -> Join.of(xml));
        FACTORIES.put("log", (xml, parser) -> Log.of(xml));
        FACTORIES.put("merge", (xml, parser) -> Merge.of(xml));
        FACTORIES.put("move", (xml, parser) -> Move.of(xml));
        FACTORIES.put("redirect", (xml, parser) -> Redirect.of(xml));
        FACTORIES.put("reject", (xml, parser) -> Reject.of(xml));
        FACTORIES.put("script", (xml, parser) -> Script.of(xml));
        FACTORIES.put("send", (xml, parser) -> Send.of(xml));
        FACTORIES.put("unjoin", (xml, parser) -> Unjoin.of(xml));
        FACTORIES.put("var", (xml, parser) -> Var.of(xml));
    }

    private Elements() {}

    static Factory factory(XmlElement xml) throws CcxmlSyntaxException {
        Factory factory = FACTORIES.get(xml.name());
        if (factory == null) {
            throw xml.wrong("is not an element of CCXML 1.0 that can stand here");
        }
        return factory;
    }
}
