package org.parley.browser.script.internal;

import java.util.Locale;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;
import org.parley.browser.script.Scope;
import org.parley.browser.script.ScriptLimits;

/** Makes contexts in which no script sees Java, and sessions over one set of sealed standard objects. Thread-safe. */
public final class Sandbox extends ContextFactory {
    private static final int OBSERVE_EVERY = 10_000;
    private static final int STACK_DEPTH = 400;

    private final ScriptLimits limits;
    private final ScriptCache compiled;
    private final ScriptableObject globals;

    public Sandbox(ScriptLimits limits) {
        this.limits = limits;
        ChargeNames names = ChargeNames.random();
        this.compiled = new ScriptCache(limits.compiledChars(), new ChargeInserter(names));
        SandboxContext context = (SandboxContext) enterContext();
        try {
            context.begin(new GrowthBudget(Long.MAX_VALUE), Long.MAX_VALUE, Long.MAX_VALUE);
            this.globals = new SharedGlobals(context, names, compiled).build();
        } finally {
            Context.exit();
        }
    }

    public Scope newSession() {
        ScopeObject scope = new ScopeObject(null, globals);
        return new RhinoScope(this, new GrowthBudget(limits.growthBytes()), scope, scope);
    }

    /** A context for one run, to be left by {@link Context#exit}. A run within a run shares its limits. */
    SandboxContext enter(GrowthBudget budget) {
        boolean nested = Context.getCurrentContext() instanceof SandboxContext;
        SandboxContext context = (SandboxContext) enterContext();
        if (!nested) {
            context.begin(budget, System.nanoTime() + limits.runTime().toNanos(), limits.instructions());
        }
        return context;
    }

    Script compile(Context context, String text, String source) {
        return compiled.compile(context, text, source);
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
