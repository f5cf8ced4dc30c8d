package org.parley.webapp.route;

/** Where a call goes. */
public sealed interface Route {

    /** The message center. It finds out itself who calls. */
    record MessageCenter() implements Route {}

    /** The message center of one extension, which may not exist: only the PIN prompt decides. */
    record MessageCenterOf(String extension) implements Route {}

    /** The telephones of an extension that exists, and its greeting when nobody answers. */
    record Extension(String extension) implements Route {}

    /** A number outside, if the toll gate lets it pass. */
    record Outside(String number) implements Route {}

    /** A PIN and a number outside. */
    record OutsideWithPin(String digits) implements Route {
        @Override
        public String toString() {
            return "OutsideWithPin[]";
        }
    }

    /** A message for an extension that exists. */
    record Deposit(String extension) implements Route {}

    /** The caller is told that no such extension exists. */
    record NoSuchExtension() implements Route {}

    /** The auto attendant. */
    record Attendant() implements Route {}

    /**
     * The conference center.
     *
     * @param id of the conference; empty when the caller is asked for it
     */
    record Conference(String id) implements Route {}

    /** A number of the dial plan behind which there is nothing yet: the caller is told so. */
    record NotYet() implements Route {}

    /** Not a number of ours: the call is refused. */
    record Unknown() implements Route {}
}
