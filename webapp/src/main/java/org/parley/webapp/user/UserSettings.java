package org.parley.webapp.user;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Role;
import org.parley.webapp.notification.NotificationSettings;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.TollRights;
import org.parley.webapp.voicemail.VoicemailSettings;

/** Reads and writes the values of a user where they live: account, voicemail, toll gate and notifications. */
final class UserSettings {
    private final MessageCenter center;

    UserSettings(MessageCenter center) {
        this.center = center;
    }

    UserValues of(Account account) {
        String extension = account.extension();
        UserValues values = UserValues.DEFAULT
                .with(UserField.EXTENSION, extension)
                .with(UserField.LOGIN, account.login())
                .with(UserField.FIRST_NAME, account.firstName())
                .with(UserField.LAST_NAME, account.lastName())
                .with(UserField.LANGUAGE, account.language())
                .with(
                        UserField.EMAIL,
                        center.notifications().settings(extension).address());
        for (UserField field : UserField.values()) {
            Optional<Role> role = field.role();
            if (role.isPresent()) {
                values = values.with(field, String.valueOf(account.roles().contains(role.get())));
            }
        }
        return with(
                with(values, center.voicemail().settings(extension)),
                center.toll().rights(extension));
    }

    private static UserValues with(UserValues values, VoicemailSettings voicemail) {
        return values.with(UserField.VOICEMAIL, String.valueOf(voicemail.enabled()))
                .with(UserField.MAX_MESSAGES, text(voicemail.maxMessages()))
                .with(UserField.MAX_TOTAL, text(voicemail.maxTotalSeconds()))
                .with(UserField.MAX_CALLER, text(voicemail.maxCallerSeconds()))
                .with(UserField.MAX_OWNER, text(voicemail.maxOwnerSeconds()))
                .with(
                        UserField.END_ON_SILENCE,
                        voicemail.endOnSilence().map(String::valueOf).orElse(""))
                .with(UserField.OPERATOR, voicemail.operator().orElse(""));
    }

    private static UserValues with(UserValues values, TollRights toll) {
        return values.with(UserField.OUTSIDE, String.valueOf(toll.outside()))
                .with(
                        UserField.TOLL_CLASSES,
                        toll.classes().stream()
                                .flatMap(Set::stream)
                                .sorted()
                                .map(NumberClass::id)
                                .collect(Collectors.joining(" ")))
                .with(UserField.MAX_CALL, text(toll.maxCallSeconds()))
                .with(UserField.CALLS_PER_DAY, text(toll.callsPerDay()))
                .with(UserField.MINUTES_PER_DAY, text(toll.minutesPerDay()))
                .with(UserField.CALLS_AT_ONCE, text(toll.callsAtOnce()));
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }

    /** Writes what differs. The account and its names are there already. */
    void put(Account account, UserValues before, UserValues wanted) {
        String extension = account.extension();
        for (UserField field : UserField.values()) {
            if (!wanted.get(field).equals(before.get(field))) {
                field.role().ifPresent(role -> center.accounts().grant(extension, role, wanted.on(field)));
            }
        }
        if (!wanted.get(UserField.LANGUAGE).equals(before.get(UserField.LANGUAGE))) {
            center.accounts().changeLanguage(extension, wanted.get(UserField.LANGUAGE));
        }
        VoicemailSettings voicemail = voicemail(wanted);
        if (!voicemail.equals(voicemail(before))) {
            center.voicemail().set(extension, voicemail);
        }
        TollRights toll = toll(wanted);
        if (!toll.equals(toll(before))) {
            center.toll().change(extension, toll);
        }
        if (!wanted.get(UserField.EMAIL).equals(before.get(UserField.EMAIL))) {
            center.notifications().set(extension, notification(extension, wanted.get(UserField.EMAIL)));
        }
    }

    /** What an owner has set, with another address. */
    NotificationSettings notification(String extension, String address) {
        NotificationSettings now = center.notifications().settings(extension);
        return new NotificationSettings(now.mode(), address, now.audio(), now.levels(), now.webhook());
    }

    private static VoicemailSettings voicemail(UserValues values) {
        return new VoicemailSettings(
                values.on(UserField.VOICEMAIL),
                number(values, UserField.MAX_MESSAGES),
                number(values, UserField.MAX_TOTAL),
                number(values, UserField.MAX_CALLER),
                number(values, UserField.MAX_OWNER),
                Optional.of(values.get(UserField.END_ON_SILENCE))
                        .filter(text -> !text.isEmpty())
                        .map(Boolean::valueOf),
                Optional.of(values.get(UserField.OPERATOR)).filter(text -> !text.isEmpty()));
    }

    private static TollRights toll(UserValues values) {
        String classes = values.get(UserField.TOLL_CLASSES);
        return new TollRights(
                values.on(UserField.OUTSIDE),
                classes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Arrays.stream(classes.split(" "))
                                .flatMap(id -> NumberClass.ofId(id).stream())
                                .collect(Collectors.toSet())),
                number(values, UserField.MAX_CALL),
                number(values, UserField.CALLS_PER_DAY),
                number(values, UserField.MINUTES_PER_DAY),
                number(values, UserField.CALLS_AT_ONCE));
    }

    private static OptionalInt number(UserValues values, UserField field) {
        String text = values.get(field);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
