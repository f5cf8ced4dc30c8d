package org.parley.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./run backup}: asks the running server for its data folder as one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes messages, secrets, keys and spool of the running server to one file.",
        footer = {"", "The file opens every mailbox: keep it as safe as the data folder. See also ./run restore."})
final class BackupCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "the ZIP file to write; one that exists is replaced when all went well")
    private Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running server (default: data)")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path portFile = data.resolve("platform.port");
        Path keyFile = data.resolve("platform.key");
        if (!Files.isReadable(portFile) || !Files.isReadable(keyFile)) {
            System.err.println("No server runs on " + data.toAbsolutePath().normalize()
                    + ". A stopped server needs no backup command: copy the folder.");
            return 2;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try {
            Files.createFile(unfinished);
            if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + Files.readString(portFile).strip() + "/gateway/backup"))
                    .header(
                            "Authorization",
                            "Bearer " + Files.readString(keyFile).strip())
                    .build();
            HttpResponse<Path> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(unfinished));
            if (answer.statusCode() != 200) {
                System.err.println("The server made no backup (HTTP " + answer.statusCode() + "): "
                        + Files.readString(unfinished));
                return 1;
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            System.out.println("Backed up to " + file + " (" + Files.size(file) / 1024 + " KiB)");
            return 0;
        } catch (ConnectException refused) {
            System.err.println(
                    "The server of " + data.toAbsolutePath().normalize() + " does not answer: is it running?");
            return 2;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
