package org.parley.browser.script;

import java.util.Optional;
import org.parley.browser.script.internal.Sandbox;

/**
 * {@link ScriptRuntime} on Rhino: interpreted, no Java access, shared sealed standard objects, limits of time and growth.
 *
 * <p>Of Java values that go into a scope, an {@link org.w3c.dom.Node} becomes a read-only DOM object (VoiceXML 2.1
 * appendix D); anything else that is not data is an opaque host value that {@link Scope#evaluate} gives back as it went
 * in. Script objects come out of {@link Scope#evaluate} as they are: {@link Scope#toJava} copies them.
 */
public final class RhinoScripts implements ScriptRuntime {
    private final Sandbox sandbox;

    public RhinoScripts() {
        this(ScriptLimits.defaults());
    }

    public RhinoScripts(ScriptLimits limits) {
        this.sandbox = new Sandbox(limits);
    }

    /** What is wrong in the syntax of statements; empty when nothing is. They are not run. */
    public Optional<String> mistakeIn(String script) {
        return sandbox.mistakeIn(script);
    }

    @Override
    public Scope newSession() {
        return sandbox.newSession();
    }
}
