package org.parley.webapp.phrase;

import java.util.ArrayList;
import java.util.List;

/** Keys and letters one by one, which every language says alike: as {@code digit/…} and {@code letter/…}. */
record Keys(PhraseBook book, String language) {

    List<Phrase> digits(String digits) {
        List<Phrase> said = new ArrayList<>();
        for (char key : digits.toCharArray()) {
            if (key >= '0' && key <= '9') {
                said.add(book.phrase(language, "digit/" + key));
            } else if (key == '*') {
                said.add(book.phrase(language, "digit/star"));
            } else if (key == '#') {
                said.add(book.phrase(language, "digit/pound"));
            }
        }
        return said;
    }

    List<Phrase> spelling(String text) {
        List<Phrase> said = new ArrayList<>();
        for (char c : text.toCharArray()) {
            char letter = Character.toLowerCase(c);
            if (letter >= 'a' && letter <= 'z') {
                said.add(book.phrase(language, "letter/" + letter));
            } else {
                said.addAll(digits(String.valueOf(c)));
            }
        }
        return said;
    }
}
