package org.parley.browser.script.internal;

import org.mozilla.javascript.Context;

/** Rhino's context of the current run, with what the run may still use. */
final class SandboxContext extends Context {
    private GrowthBudget budget;
    private RunTime time;
    private long instructionsLeft;

    SandboxContext(Sandbox sandbox) {
        super(sandbox);
    }

    static SandboxContext of(Context context) {
        return (SandboxContext) context;
    }

    void begin(GrowthBudget budget, RunTime time, long instructions) {
        this.budget = budget;
        this.time = time;
        this.instructionsLeft = instructions;
    }

    GrowthBudget budget() {
        return budget;
    }

    void spend(long instructions) {
        instructionsLeft -= instructions;
        if (instructionsLeft < 0 || time.isUp()) {
            throw new LimitExceeded("a script ran too long");
        }
    }
}
