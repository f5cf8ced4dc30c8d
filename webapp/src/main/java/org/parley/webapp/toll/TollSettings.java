package org.parley.webapp.toll;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.webapp.template.TimeSpan;

/**
 * The section {@code toll} of the settings.
 *
 * @param plan classes of numbers
 * @param emergency numbers that are never refused to a telephone of ours
 * @param classes what users may call that have no classes of their own
 * @param user caps of users that have none of their own
 * @param all caps of all users together; perCall is not used
 * @param alarms when refusals become an alarm
 * @param stopEndsCalls whether a stop ends the calls in progress, too
 * @param keep how long attempts are kept
 * @param zone in which days begin
 */
public record TollSettings(
        NumberPlan plan,
        Set<String> emergency,
        Set<NumberClass> classes,
        TollCaps user,
        TollCaps all,
        TollAlarms alarms,
        boolean stopEndsCalls,
        Duration keep,
        ZoneId zone) {

    /** Nobody may call anything outside. */
    public static final TollSettings CLOSED = new TollSettings(
            NumberPlan.EMPTY,
            Set.of(),
            EnumSet.noneOf(NumberClass.class),
            new TollCaps(Duration.ofHours(1), 50, Duration.ofHours(4), 2),
            new TollCaps(Duration.ofHours(1), 500, Duration.ofHours(40), 20),
            new TollAlarms(10, 50, 5, Duration.ofMinutes(10)),
            true,
            Duration.ofDays(400),
            ZoneId.systemDefault());

    /** Reads the section as a HOCON object unwraps to. */
    public static TollSettings of(Map<String, ?> section, List<String> emergency) {
        Map<?, ?> user = map(section, "caps-of-user");
        Map<?, ?> all = map(section, "caps-in-all");
        Map<?, ?> alarm = map(section, "alarm");
        return new TollSettings(
                NumberPlan.of(map(section, "classes"), addresses(section)),
                Set.copyOf(emergency),
                classes((List<?>) present(section, "allowed-classes")),
                new TollCaps(
                        time(user, "longest-call"),
                        count(user, "calls-per-day"),
                        time(user, "per-day"),
                        count(user, "at-once")),
                new TollCaps(
                        time(user, "longest-call"),
                        count(all, "calls-per-day"),
                        time(all, "per-day"),
                        count(all, "at-once")),
                new TollAlarms(
                        count(alarm, "refusals-of-user"),
                        count(alarm, "refusals-in-all"),
                        count(alarm, "attempts-of-guests"),
                        time(alarm, "within")),
                Boolean.parseBoolean(present(section, "stop-ends-calls").toString()),
                Duration.ofDays(count(section, "keep-days")),
                ZoneId.systemDefault());
    }

    private static Set<NumberClass> classes(List<?> names) {
        return names.stream()
                .map(name -> NumberClass.ofId(String.valueOf(name))
                        .orElseThrow(
                                () -> new IllegalArgumentException("toll.allowed-classes: there is no class " + name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> addresses(Map<?, ?> section) {
        return ((List<?>) present(section, "addresses"))
                .stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<?, ?> map(Map<?, ?> section, String name) {
        return (Map<?, ?>) present(section, name);
    }

    private static int count(Map<?, ?> section, String name) {
        return Integer.parseInt(present(section, name).toString());
    }

    private static Duration time(Map<?, ?> section, String name) {
        String text = present(section, name).toString();
        return TimeSpan.parse(text)
                .map(TimeSpan::duration)
                .orElseThrow(() -> new IllegalArgumentException("toll: " + name + " is not a time: " + text));
    }

    private static Object present(Map<?, ?> section, String name) {
        Object value = section.get(name);
        if (value == null) {
            throw new IllegalArgumentException("toll: " + name + " is missing");
        }
        return value;
    }
}
