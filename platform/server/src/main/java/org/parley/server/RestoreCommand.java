package org.parley.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.parley.webapp.store.DataArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./run restore}: makes a data folder of a backup, on this machine or another. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Unpacks a file of ./run backup into a data folder that holds no database yet.")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the ZIP file of a backup")
    private Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder to make (default: data)")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        try {
            DataArchive.restore(file, data);
            System.out.println(
                    "Restored to " + data.toAbsolutePath().normalize() + ": start it with ./run --data " + data);
            return 0;
        } catch (IOException e) {
            System.err.println("Nothing was restored: " + e.getMessage());
            return 1;
        }
    }
}
