package org.parley.webapp.phone;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that an owner is about to send.
 *
 * @param recipients extensions, in the order in which they were entered
 * @param everybody whether it goes to every mailbox
 * @param forwarded the message that goes along, 0 without one
 * @param fromList whether the caller comes from the menu of a message, and goes back there
 * @param deposit the id under which the recording will be delivered, empty before the beep
 */
record Draft(ArrayList<String> recipients, boolean everybody, long forwarded, boolean fromList, String deposit)
        implements Serializable {

    static final Draft NONE = new Draft(new ArrayList<>(), false, 0, false, "");

    static Draft reply(String sender) {
        return new Draft(new ArrayList<>(List.of(sender)), false, 0, true, "");
    }

    static Draft forward(long message) {
        return new Draft(new ArrayList<>(), false, message, true, "");
    }

    Draft with(List<String> extensions) {
        ArrayList<String> all = new ArrayList<>(recipients);
        extensions.stream().filter(extension -> !all.contains(extension)).forEach(all::add);
        return new Draft(all, everybody, forwarded, fromList, deposit);
    }

    Draft toEverybody() {
        return new Draft(recipients, true, forwarded, fromList, deposit);
    }

    Draft recording(String id) {
        return new Draft(recipients, everybody, forwarded, fromList, id);
    }

    boolean addressed() {
        return everybody || !recipients.isEmpty();
    }
}
