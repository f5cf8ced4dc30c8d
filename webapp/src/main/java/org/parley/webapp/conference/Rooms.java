package org.parley.webapp.conference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who is in which conference now, as long as this server runs. Not thread-safe. */
final class Rooms {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Map<String, Participant>> inside = new HashMap<>();
    private final Map<String, String> roomOfCall = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    /** The latest calls that are over: what their dialogs still say after a hang-up brings nobody in. */
    private final Set<String> over = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    int size(String number) {
        return inside.getOrDefault(number, Map.of()).size();
    }

    List<Participant> in(String number) {
        return new ArrayList<>(inside.getOrDefault(number, Map.of()).values());
    }

    List<String> occupied() {
        return List.copyOf(inside.keySet());
    }

    Optional<String> of(String call) {
        return Optional.ofNullable(roomOfCall.get(call));
    }

    void enter(String number, Participant participant) {
        inside.computeIfAbsent(number, any -> new LinkedHashMap<>()).put(participant.call(), participant);
        roomOfCall.put(participant.call(), number);
    }

    boolean isOver(String call) {
        return over.contains(call);
    }

    /** A call is over. */
    Optional<Participant> leave(String call) {
        over.add(call);
        String number = roomOfCall.remove(call);
        if (number == null) {
            return Optional.empty();
        }
        Map<String, Participant> callers = inside.get(number);
        Participant gone = callers.remove(call);
        if (callers.isEmpty()) {
            inside.remove(number);
            locked.remove(number);
        }
        return Optional.of(gone);
    }

    /** Changes what is known of a caller. */
    Optional<Participant> change(String call, UnaryOperator<Participant> change) {
        return of(call).map(number -> inside.get(number).computeIfPresent(call, (id, known) -> change.apply(known)));
    }

    boolean isLocked(String number) {
        return locked.contains(number);
    }

    void lock(String number, boolean lock) {
        if (lock) {
            locked.add(number);
        } else {
            locked.remove(number);
        }
    }
}
