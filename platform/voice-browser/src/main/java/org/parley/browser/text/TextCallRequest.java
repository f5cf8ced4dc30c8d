package org.parley.browser.text;

import java.util.Optional;

/**
 * Who calls whom.
 *
 * @param called the number dialled
 * @param caller the caller's number as From says it, not trusted; may be empty
 * @param callerName display name, not trusted; may be empty
 * @param source where the call comes from, as a network address would tell of others
 * @param user the extension that the caller is proved to be, empty for a guest
 */
public record TextCallRequest(String called, String caller, String callerName, String source, Optional<String> user) {
    private static final String HERE = "text";

    /** From inside the server. */
    public TextCallRequest(String called, String caller, String callerName, Optional<String> user) {
        this(called, caller, callerName, HERE, user);
    }

    /** A guest. */
    public static TextCallRequest guest(String called, String caller) {
        return new TextCallRequest(called, caller, "", Optional.empty());
    }
}
