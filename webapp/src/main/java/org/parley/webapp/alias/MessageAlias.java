package org.parley.webapp.alias;

import java.util.List;

/**
 * A number that stands for several mailboxes when a message is sent.
 *
 * @param number as long as an extension, and none
 * @param name as people read it
 * @param members extensions
 */
public record MessageAlias(String number, String name, List<String> members) {

    /** Characters of a name. */
    public static final int LONGEST_NAME = 64;

    public MessageAlias {
        members = List.copyOf(members);
    }
}
