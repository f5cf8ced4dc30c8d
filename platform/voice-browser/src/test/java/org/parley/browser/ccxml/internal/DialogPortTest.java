package org.parley.browser.ccxml.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.parley.browser.platform.ImplementationPlatform;

class DialogPortTest {

    @Test
    void passesOnWhateverADialogCanAskOfItsPlatform() {
        assertThat(Arrays.stream(ImplementationPlatform.class.getMethods()).filter(method -> !declares(method)))
                .as("methods that a dialog would not reach its platform with")
                .isEmpty();
    }

    private static boolean declares(Method asked) {
        return Arrays.stream(DialogPort.class.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(asked.getName())
                        && Arrays.equals(method.getParameterTypes(), asked.getParameterTypes()));
    }
}
