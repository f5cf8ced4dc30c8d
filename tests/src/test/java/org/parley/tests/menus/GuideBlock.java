package org.parley.tests.menus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code of a page in Markdown.
 *
 * @param kind the first word behind the fence
 * @param about what stands behind it, for instance a file
 */
record GuideBlock(String kind, String about, List<String> lines) {
    private static final Pattern FENCE = Pattern.compile("```(\\w+) ?(.*)");

    static List<GuideBlock> of(Path page) throws IOException {
        List<GuideBlock> blocks = new ArrayList<>();
        GuideBlock open = null;
        for (String line : Files.readAllLines(page)) {
            Matcher fence = FENCE.matcher(line);
            if (open != null && line.equals("```")) {
                blocks.add(open);
                open = null;
            } else if (open != null) {
                open.lines().add(line);
            } else if (fence.matches()) {
                open = new GuideBlock(fence.group(1), fence.group(2), new ArrayList<>());
            }
        }
        return blocks;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** A unified diff without line numbers, applied to the one place where its lines without a plus stand. */
    String patch(String original) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (String line : lines) {
            String rest = line.substring(1) + "\n";
            before.append(line.startsWith("+") ? "" : rest);
            after.append(line.startsWith("-") ? "" : rest);
        }
        int place = original.indexOf(before.toString());
        if (place < 0 || original.indexOf(before.toString(), place + 1) >= 0) {
            throw new AssertionError("Not once in " + about + ":\n" + before);
        }
        return original.replace(before.toString(), after.toString());
    }
}
