package org.parley.webapp.audit;

/**
 * Who acts.
 *
 * @param who the login name; of a command that of the account at the machine
 * @param from the network address; of a command the name of the machine, or nothing
 */
public record Actor(String who, Way way, String from) {

    /** How somebody acts. */
    public enum Way {
        PAGE,
        REST,
        COMMAND;

        /** As rows and REST name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whoever has a shell at the machine. */
    public static Actor command() {
        return new Actor(System.getProperty("user.name", ""), Way.COMMAND, "");
    }
}
