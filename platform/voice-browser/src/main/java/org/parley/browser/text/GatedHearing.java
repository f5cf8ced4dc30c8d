package org.parley.browser.text;

import java.util.function.BooleanSupplier;

/** A leg that is joined with another hears that instead of its dialogs, which still hear it. */
final class GatedHearing implements Hearing {
    private final Hearing leg;
    private final BooleanSupplier open;

    GatedHearing(Hearing leg, BooleanSupplier open) {
        this.leg = leg;
        this.open = open;
    }

    @Override
    public void hears(String text) {
        if (open.getAsBoolean()) {
            leg.hears(text);
        }
    }

    @Override
    public void speaks(String text, String manner) {
        if (open.getAsBoolean()) {
            leg.speaks(text, manner);
        }
    }

    @Override
    public void heard(String part) {
        if (open.getAsBoolean()) {
            leg.heard(part);
        }
    }

    @Override
    public void promptOver() {
        if (open.getAsBoolean()) {
            leg.promptOver();
        }
    }

    @Override
    public void expects(String what) {
        leg.expects(what);
    }

    @Override
    public void log(String text) {
        leg.log(text);
    }
}
