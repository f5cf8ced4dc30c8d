package org.parley.browser.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One thing that documents can say: {@code element:NAME}, {@code attribute:ELEMENT@NAME}, {@code event:NAME} or {@code
 * property:NAME}.
 *
 * @param section where the Recommendation defines it
 * @param isFree there is no wrong use of it
 * @param unwrapped for an element: switched off by taking its tags away, not its content
 */
record Row(String name, String section, boolean unwrapped, boolean isFree) {
    static final Path FILE = Case.FOLDER.resolve("rows.tsv");

    /** A row of which there are wrong uses. */
    Row(String name, String section, boolean unwrapped) {
        this(name, section, unwrapped, false);
    }

    /** The rows, as written by hand: name, section and {@code unwrap}, {@code free} or nothing, with tabs between. */
    static List<Row> all() throws IOException {
        return all(FILE);
    }

    /** The rows of another language's file. */
    static List<Row> all(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(fields -> new Row(
                        fields[0],
                        fields[1],
                        fields.length > 2 && fields[2].equals("unwrap"),
                        fields.length > 2 && fields[2].equals("free")))
                .toList();
    }

    String kind() {
        return name.substring(0, name.indexOf(':'));
    }

    /** What stands behind the kind. */
    String what() {
        return name.substring(name.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
