package org.parley.tests.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A project folder whose templates a test may change; all else is the project's. */
public final class OwnTemplates {
    private OwnTemplates() {}

    /** Makes it. @return the folder, to start a server with */
    public static Path in(Path folder) throws IOException {
        Path home = Files.createDirectories(folder);
        for (String shared : new String[] {"grammars", "prompts", "platform-config"}) {
            Files.createSymbolicLink(home.resolve(shared), ServerUnderTest.HOME.resolve(shared));
        }
        Path own = Files.createDirectories(home.resolve("vxml-templates"));
        Path original = ServerUnderTest.HOME.resolve("vxml-templates");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = own.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return home;
    }
}
