package org.parley.browser.script.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptLimits;

/** Makes contexts in which no script sees Java, and sessions over one set of sealed standard objects. Thread-safe. */
public final class Sandbox extends ContextFactory {
    private static final int OBSERVE_EVERY = 10_000;
    private static final int STACK_DEPTH = 400;
    private static final Duration UNLIMITED = Duration.ofDays(1);

    private final ScriptLimits limits;
    private final ScriptCache compiled;
    private final ScriptableObject globals;

    public Sandbox(ScriptLimits limits) {
        this.limits = limits;
        ChargeNames names = ChargeNames.random();
        this.compiled = new ScriptCache(limits.compiledChars(), new ChargeInserter(names));
        SandboxContext context = (SandboxContext) enterContext();
        try {
            context.begin(new GrowthBudget(Long.MAX_VALUE), new RunTime(UNLIMITED), Long.MAX_VALUE);
            this.globals = new SharedGlobals(context, names, compiled).build();
        } finally {
            Context.exit();
        }
    }

    public Scope newSession() {
        ScopeObject scope = new ScopeObject(null, globals);
        SessionLimits session =
                new SessionLimits(new GrowthBudget(limits.growthBytes()), new RunTime(limits.runTime()));
        return new RhinoScope(this, session, scope, scope);
    }

    /** A context for one run, to be left by {@link Context#exit}. A run within a run shares its limits. */
    SandboxContext enter(SessionLimits session) {
        boolean nested = Context.getCurrentContext() instanceof SandboxContext;
        SandboxContext context = (SandboxContext) enterContext();
        if (!nested) {
            session.time().begin();
            context.begin(session.growth(), session.time(), limits.instructions());
        }
        return context;
    }

    void leave(SessionLimits session) {
        Context.exit();
        if (!(Context.getCurrentContext() instanceof SandboxContext)) {
            session.time().end();
        }
    }

    Script compile(Context context, String text, String source) {
        return compiled.compile(context, text, source);
    }

    /** What is wrong in the syntax of statements; they are not run, and not kept. */
    public Optional<String> mistakeIn(String script) {
        SandboxContext context = (SandboxContext) enterContext();
        try {
            context.begin(new GrowthBudget(limits.growthBytes()), new RunTime(UNLIMITED), Long.MAX_VALUE);
            context.compileString(script, "script", 1, null);
            return Optional.empty();
        } catch (RhinoException wrong) {
            return Optional.of(wrong.details());
        } finally {
            Context.exit();
        }
    }

    @Override
    protected Context makeContext() {
        Context context = new SandboxContext(this);
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
        context.setMaximumInterpreterStackDepth(STACK_DEPTH);
        context.setInstructionObserverThreshold(OBSERVE_EVERY);
        context.setClassShutter(className -> false);
        context.setLocale(Locale.ROOT);
        return context;
    }

    @Override
    protected void observeInstructionCount(Context context, int instructionCount) {
        SandboxContext.of(context).spend(instructionCount);
    }

    @Override
    protected boolean hasFeature(Context context, int feature) {
        return switch (feature) {
            case Context.FEATURE_E4X, Context.FEATURE_ENHANCED_JAVA_ACCESS -> false;
            case Context.FEATURE_LOCATION_INFORMATION_IN_ERROR -> false;
            default -> super.hasFeature(context, feature);
        };
    }
}
