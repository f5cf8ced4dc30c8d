package org.parley.webapp.user;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.account.LoginName;
import org.parley.webapp.toll.NumberClass;

/**
 * What values of users must be like, whatever others there are.
 *
 * @param extensionDigits how many digits an extension has
 * @param languages that telephones speak, as BCP 47 tags
 */
public record UserRules(int extensionDigits, List<String> languages) {
    private static final int LONGEST_NAME = 64;
    private static final int GREATEST = 86_400;
    private static final int GREATEST_SECONDS = 10_000_000;

    public UserRules {
        languages = List.copyOf(languages);
    }

    /** What is wrong with each field of a user, as a sentence. */
    public Map<UserField, String> mistakes(UserValues values) {
        Map<UserField, String> mistakes = templateMistakes(values);
        String extension = values.get(UserField.EXTENSION);
        if (!extension.matches("[0-9]{" + extensionDigits + "}")) {
            mistakes.put(UserField.EXTENSION, "An extension has " + extensionDigits + " digits.");
        }
        if (!LoginName.valid(values.get(UserField.LOGIN))) {
            mistakes.put(
                    UserField.LOGIN,
                    "A login name is a letter, then letters, digits and underscores, 64 characters at most.");
        }
        for (UserField name : List.of(UserField.FIRST_NAME, UserField.LAST_NAME)) {
            if (values.get(name).length() > LONGEST_NAME || values.get(name).matches(".*\\p{Cntrl}.*")) {
                mistakes.put(name, "A name has at most " + LONGEST_NAME + " characters.");
            }
        }
        if (values.get(UserField.LAST_NAME).isEmpty()) {
            mistakes.put(UserField.LAST_NAME, "Type the last name.");
        }
        return mistakes;
    }

    /** What is wrong with each field that templates have. */
    public Map<UserField, String> templateMistakes(UserValues values) {
        Map<UserField, String> mistakes = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            String mistake = mistake(field, values.get(field));
            if (!mistake.isEmpty()) {
                mistakes.put(field, mistake);
            }
        }
        return mistakes;
    }

    private String mistake(UserField field, String value) {
        return switch (field.kind()) {
            case SWITCH -> value.matches("true|false") ? "" : "This is true or false.";
            case CHOICE -> value.matches("true|false|") ? "" : "This is true, false or empty.";
            case LANGUAGE -> languages.contains(value) ? "" : "Choose one of " + String.join(", ", languages) + ".";
            case CLASSES ->
                Arrays.stream(value.split(" "))
                                .allMatch(one ->
                                        one.isEmpty() || NumberClass.ofId(one).isPresent())
                        ? ""
                        : "Classes are internal, local, national, international and premium.";
            case NUMBER -> numberMistake(field, value);
            case TEXT -> "";
        };
    }

    private static String numberMistake(UserField field, String value) {
        boolean ofVoicemail = field.compareTo(UserField.END_ON_SILENCE) < 0;
        int least = ofVoicemail ? 1 : 0;
        int most = ofVoicemail ? GREATEST_SECONDS : GREATEST;
        boolean right = value.isEmpty() || value.matches("[0-9]{1,8}") && in(Integer.parseInt(value), least, most);
        return right ? "" : "Type a number from " + least + " to " + most + ", or nothing.";
    }

    private static boolean in(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
