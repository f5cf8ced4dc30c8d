package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;

/** A database that does not force its log to the disk is none. */
@Isolated("sets properties of the whole process")
class DurabilityTest {
    private static final String SETTING = "derby.system.durability";

    @Test
    @Proves("one-transaction")
    void derbyWithoutForceIsRefused() {
        System.setProperty(SETTING, "test");
        try {
            assertThatThrownBy(() -> Derby.prepare(TestCenter.newFolder()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("loses messages");
        } finally {
            System.clearProperty(SETTING);
        }
    }
}
