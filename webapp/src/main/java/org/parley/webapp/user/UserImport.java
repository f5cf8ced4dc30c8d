package org.parley.webapp.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.http.Csv;

/**
 * Users from a CSV file: its head names fields, a row whose extension exists changes that user in the columns that the file has,
 * any other row adds one. First it is tried; then all rows are taken or none.
 */
public final class UserImport {
    /** Rows of one file: each new user takes a moment for the hash of the password. */
    public static final int MOST = 1000;

    private static final String TEMPLATE = "template";

    private final UserDesk desk;

    public UserImport(UserDesk desk) {
        this.desk = desk;
    }

    /**
     * One row.
     *
     * @param line of the file, the head being 1
     * @param known the user that it changes; empty for a new one
     * @param mistakes sentences; empty when the row can be taken
     */
    public record Row(int line, UserValues values, String template, Optional<Account> known, List<String> mistakes) {}

    /**
     * What a file would do.
     *
     * @param mistake that is wrong with the whole of it, as a sentence; empty when its rows could be read
     */
    public record Trial(String mistake, List<Row> rows) {
        public boolean right() {
            return mistake.isEmpty()
                    && rows.stream().allMatch(row -> row.mistakes().isEmpty());
        }

        public long added() {
            return rows.stream().filter(row -> row.known().isEmpty()).count();
        }
    }

    /** What came of taking a file: the secrets of new users, or why nothing was taken. */
    public record Taken(Trial trial, List<NewSecrets> secrets) {}

    /** Reads and checks a file; nothing is changed. */
    public Trial check(Actor by, String csv) {
        List<List<String>> cells;
        try {
            cells = Csv.read(csv);
        } catch (IllegalArgumentException e) {
            return new Trial(e.getMessage() + ".", List.of());
        }
        String mistake = headMistake(cells);
        if (!mistake.isEmpty()) {
            return new Trial(mistake, List.of());
        }
        List<String> head = cells.get(0).stream().map(String::strip).toList();
        List<Row> rows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int n = 1; n < cells.size(); n++) {
            rows.add(row(by, n + 1, head, cells.get(n), names));
        }
        return new Trial("", rows);
    }

    private static String headMistake(List<List<String>> cells) {
        if (cells.isEmpty()) {
            return "The file is empty.";
        }
        List<String> head = cells.get(0).stream().map(String::strip).toList();
        Optional<String> unknown = head.stream()
                .filter(name -> !name.equals(TEMPLATE) && UserField.ofId(name).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return "The head names " + unknown.get() + ", which is no field of a user.";
        }
        if (!head.contains(UserField.EXTENSION.id())) {
            return "The head needs the column extension.";
        }
        if (new HashSet<>(head).size() < head.size()) {
            return "The head names a column twice.";
        }
        return cells.size() - 1 > MOST ? "A file has at most " + MOST + " rows." : "";
    }

    private Row row(Actor by, int line, List<String> head, List<String> cells, Set<String> names) {
        List<String> mistakes = new ArrayList<>();
        if (cells.size() != head.size()) {
            mistakes.add("The row has " + cells.size() + " cells, the head " + head.size() + ".");
            return new Row(line, UserValues.DEFAULT, "", Optional.empty(), mistakes);
        }
        String extension = cells.get(head.indexOf(UserField.EXTENSION.id())).strip();
        Optional<Account> known = desk.center().accounts().byExtension(extension);
        String template =
                head.contains(TEMPLATE) ? cells.get(head.indexOf(TEMPLATE)).strip() : "";
        Optional<UserValues> given = desk.templates().find(template.isEmpty() ? UserTemplates.FACTORY : template);
        if (given.isEmpty()) {
            mistakes.add("There is no template " + template + ".");
        }
        UserValues values = known.map(desk::values).orElse(given.orElse(UserValues.DEFAULT));
        for (int i = 0; i < head.size(); i++) {
            Optional<UserField> field = UserField.ofId(head.get(i));
            if (field.isPresent() && !(cells.get(i).isBlank() && followsTemplate(field.get()))) {
                values = values.with(field.get(), cells.get(i));
            }
        }
        UserValues wanted = values;
        Map<UserField, String> wrong = known.map(account -> desk.mistakesOfChange(by, account, wanted))
                .orElseGet(() -> desk.mistakesOfNew(wanted));
        wrong.forEach((field, mistake) -> mistakes.add(field.id() + ": " + mistake));
        for (UserField name : List.of(UserField.EXTENSION, UserField.LOGIN)) {
            if (!names.add(name.id() + " " + wanted.get(name))) {
                mistakes.add(name.id() + ": " + wanted.get(name) + " stands in two rows.");
            }
        }
        return new Row(line, wanted, template.isEmpty() ? UserTemplates.FACTORY : template, known, mistakes);
    }

    /** Fields that cannot be empty stay as they are when the cell is. */
    private static boolean followsTemplate(UserField field) {
        return field.kind() == UserField.Kind.SWITCH || field.kind() == UserField.Kind.LANGUAGE;
    }

    /** Takes a file, in one transaction, if nothing is wrong with any row. */
    public Taken take(Actor by, String csv) {
        Trial trial = check(by, csv);
        if (!trial.right()) {
            return new Taken(trial, List.of());
        }
        // hashed ahead, on all processors, so that the transaction is short
        Map<Integer, UserDesk.Newcomer> newcomers = trial.rows().parallelStream()
                .filter(row -> row.known().isEmpty())
                .collect(Collectors.toMap(Row::line, row -> desk.newcomer(row.values(), row.template())));
        return desk.center().audit().during(by, notes -> {
            Trial now = check(by, csv);
            if (!now.right()) {
                return new Taken(now, List.of());
            }
            List<NewSecrets> secrets = new ArrayList<>();
            for (Row row : now.rows()) {
                UserDesk.Newcomer newcomer = newcomers.get(row.line());
                if (newcomer != null) {
                    desk.insert(newcomer);
                    secrets.add(newcomer.secrets());
                    notes.add(
                            "add user",
                            newcomer.secrets().extension(),
                            row.values().changesSince(UserValues.DEFAULT));
                } else {
                    desk.update(row.known().orElseThrow(), row.values(), notes);
                }
            }
            notes.add("import users", "", now.added() + " added, " + (now.rows().size() - now.added()) + " changed");
            return new Taken(now, secrets);
        });
    }

    /** All users, without any secret, as {@link #check} reads them. */
    public String export() {
        List<String> head =
                java.util.Arrays.stream(UserField.values()).map(UserField::id).toList();
        StringBuilder csv = new StringBuilder(Csv.of(head, List.of()));
        int headLength = csv.length();
        String after = "";
        List<Account> page;
        do {
            page = desk.center().accounts().page(after, 200);
            List<Map<String, Object>> rows = page.stream().map(this::cells).toList();
            csv.append(Csv.of(head, rows).substring(headLength));
            after = page.isEmpty() ? "" : page.get(page.size() - 1).extension();
        } while (!page.isEmpty());
        return csv.toString();
    }

    private Map<String, Object> cells(Account account) {
        UserValues values = desk.values(account);
        return java.util.Arrays.stream(UserField.values()).collect(Collectors.toMap(UserField::id, values::get));
    }
}
