package org.parley.gateway.registrar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.SipUri;

/** The registered telephones of all extensions. Thread-safe; waits for nothing. */
public final class Locations {
    private final Clock clock;
    private final Map<String, List<Binding>> byUser = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    Locations(Clock clock) {
        this.clock = clock;
    }

    /** Adds somebody who hears of each extension that gets its first telephone or loses its last, or refreshes one. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    void changed(String user) {
        listeners.forEach(listener -> listener.accept(user));
    }

    /** The telephones of an extension, the preferred ones first. */
    public List<Binding> of(String user) {
        Instant now = clock.instant();
        return byUser.getOrDefault(user, List.of()).stream()
                .filter(binding -> binding.expires().isAfter(now))
                .sorted(Comparator.comparingInt(Binding::q).reversed())
                .toList();
    }

    /** How many telephones there are. */
    public int count() {
        return byUser.values().stream().mapToInt(List::size).sum();
    }

    /** The extensions that have a telephone. */
    public List<String> users() {
        return List.copyOf(byUser.keySet());
    }

    Optional<Binding> find(String user, SipUri contact) {
        return of(user).stream().filter(known -> same(known, contact)).findFirst();
    }

    private static boolean same(Binding known, SipUri contact) {
        return SipUri.parse(known.contact()).filter(contact::leadsTo).isPresent();
    }

    /** Puts a telephone in, in place of what it was before. @return what it replaces */
    List<Binding> put(Binding binding) {
        List<Binding> replaced = new ArrayList<>();
        SipUri contact = SipUri.parse(binding.contact()).orElseThrow();
        byUser.compute(binding.user(), (user, before) -> {
            replaced.clear();
            List<Binding> after = new ArrayList<>();
            for (Binding known : before == null ? List.<Binding>of() : before) {
                boolean sameTelephone =
                        !binding.instance().isEmpty() && binding.instance().equals(known.instance());
                if (sameTelephone || same(known, contact)) {
                    replaced.add(known);
                } else {
                    after.add(known);
                }
            }
            after.add(binding);
            return List.copyOf(after);
        });
        return replaced;
    }

    /** @return whether it was there */
    boolean remove(Binding binding) {
        boolean[] was = new boolean[1];
        byUser.computeIfPresent(binding.user(), (user, before) -> {
            List<Binding> after = new ArrayList<>(before);
            was[0] = after.removeIf(known -> known.contact().equals(binding.contact()));
            return after.isEmpty() ? null : List.copyOf(after);
        });
        return was[0];
    }

    /** Takes out what has expired. */
    List<Binding> expire() {
        Instant now = clock.instant();
        List<Binding> over = byUser.values().stream()
                .flatMap(List::stream)
                .filter(binding -> !binding.expires().isAfter(now))
                .toList();
        over.forEach(this::remove);
        return over;
    }
}
