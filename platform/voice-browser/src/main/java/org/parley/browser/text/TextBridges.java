package org.parley.browser.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.browser.platform.CallControlException;
import org.parley.browser.platform.ConferenceRequest;
import org.parley.browser.platform.JoinOptions;

/** Who hears whom on a text call: a leg hears one other leg or conference, a conference hears all that were joined to it. */
final class TextBridges {
    private static final int PLACES = 64;

    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, TextConference> conferences = new HashMap<>();
    private final Set<String> clamped = new HashSet<>();

    /** @param speakers legs that the conference hears, each with the tone of its leaving */
    private record TextConference(
            ConferenceRequest request, Map<String, String> speakers, List<TextDialogPlatform> dialogs) {}

    synchronized void create(ConferenceRequest request) {
        if (request.reservedTalkers() + request.reservedListeners() > PLACES) {
            throw new CallControlException("a conference has " + PLACES + " places at most");
        }
        conferences.put(request.conferenceId(), new TextConference(request, new HashMap<>(), new ArrayList<>()));
    }

    /** @return its dialogs, which hear nobody any longer */
    synchronized List<TextDialogPlatform> destroy(String id) {
        TextConference over = conference(id);
        conferences.remove(id);
        inputs.values().removeIf(id::equals);
        return over.dialogs;
    }

    private TextConference conference(String id) {
        TextConference conference = conferences.get(id);
        if (conference == null) {
            throw new CallControlException("there is no conference '" + id + "'");
        }
        return conference;
    }

    synchronized boolean isConference(String id) {
        return conferences.containsKey(id);
    }

    /** As documents call it; {@code conference} without a name. */
    synchronized String nameOf(String conferenceId) {
        String name = conference(conferenceId).request.name();
        return name.isEmpty() ? "conference" : name;
    }

    synchronized void addDialog(String conferenceId, TextDialogPlatform dialog) {
        conference(conferenceId).dialogs.add(dialog);
    }

    /** The dialogs that hear a leg because it speaks in their conference; some may be closed. */
    synchronized List<TextDialogPlatform> dialogsHearing(String leg) {
        return conferences.values().stream()
                .filter(conference -> conference.speakers.containsKey(leg))
                .flatMap(conference -> conference.dialogs.stream())
                .toList();
    }

    synchronized void join(String id1, String id2, JoinOptions options) {
        if (isConference(id1) && isConference(id2)) {
            throw new CallControlException("two conferences cannot be joined");
        }
        hear(id1, id2, options);
        if (options.duplex()) {
            hear(id2, id1, options);
        }
        if (options.dtmfClamp()) {
            clamped.add(id1);
            clamped.add(id2);
        }
    }

    private void hear(String listener, String source, JoinOptions options) {
        TextConference conference = conferences.get(listener);
        if (conference != null) {
            conference.speakers.put(source, options.exitTone());
        } else {
            inputs.put(listener, source);
        }
    }

    synchronized void unjoin(String id1, String id2) {
        inputs.remove(id1, id2);
        inputs.remove(id2, id1);
        for (String[] pair : new String[][] {{id1, id2}, {id2, id1}}) {
            TextConference conference = conferences.get(pair[0]);
            if (conference != null) {
                conference.speakers.remove(pair[1]);
            }
        }
        clamped.remove(id1);
        clamped.remove(id2);
    }

    /** A leg is gone. */
    synchronized void remove(String leg) {
        inputs.remove(leg);
        inputs.values().removeIf(leg::equals);
        conferences.values().forEach(conference -> conference.speakers.remove(leg));
    }

    /** Whether a leg hears its own dialogs, rather than what it was joined with. */
    synchronized boolean hearsOwnDialogs(String leg) {
        return !inputs.containsKey(leg);
    }

    /** Whether its keys are kept from those who hear it. */
    synchronized boolean isClamped(String leg) {
        return clamped.contains(leg);
    }

    /** What others of a conference hear when this leg goes; nothing when empty. */
    synchronized String exitTone(String conferenceId, String leg) {
        TextConference conference = conferences.get(conferenceId);
        return conference == null ? "" : conference.speakers.getOrDefault(leg, "");
    }

    /** The legs that hear a leg or conference, never itself. */
    synchronized List<String> hearing(String id) {
        Set<String> sources = new HashSet<>(Set.of(id));
        conferences.forEach((conferenceId, conference) -> {
            if (conference.speakers.containsKey(id)) {
                sources.add(conferenceId);
            }
        });
        return inputs.entrySet().stream()
                .filter(entry ->
                        sources.contains(entry.getValue()) && !entry.getKey().equals(id))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
