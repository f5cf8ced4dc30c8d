package org.parley.webapp.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A data folder as one ZIP file: spool, keys and database. Written while the server runs; the spool comes before the
 * database, so that a recording which is delivered meanwhile is in both and, by its deposit id, arrives once.
 */
public final class DataArchive {
    private static final String DATABASE = "database";
    private static final List<String> KEYS = List.of("server.key", "platform.key");
    private static final String SPOOL = "spool";
    private static final String SHARED = "shared";

    private final Database database;
    private final Path folder;

    public DataArchive(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * Writes the archive; takes as long as copying the database does, and nobody waits meanwhile.
     *
     * @throws IllegalStateException the database is not embedded and has its own way of backup
     */
    public void write(OutputStream out) throws IOException {
        if (!database.embedded()) {
            throw new IllegalStateException("The database is not in the data folder: back it up by its own means"
                    + " (PostgreSQL: pg_dump), and copy the key files");
        }
        Path copy = Files.createTempDirectory(folder, "backup-");
        try {
            Backups.onlyForOwner(copy);
            ZipOutputStream zip = new ZipOutputStream(out);
            addAll(zip, folder.resolve(SPOOL), SPOOL);
            addAll(zip, folder.resolve(SHARED), SHARED);
            database.useConnection(handle -> handle.execute(
                    "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)",
                    copy.toAbsolutePath().toString()));
            for (String key : KEYS) {
                add(zip, folder.resolve(key), key);
            }
            addAll(zip, copy.resolve(DATABASE), DATABASE);
            zip.finish();
        } finally {
            Backups.deleteAll(copy);
        }
    }

    private static void addAll(ZipOutputStream zip, Path from, String name) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(zip, file, name + "/" + from.relativize(file).toString().replace('\\', '/'));
            }
        }
    }

    /** What is gone by now was delivered and will be in the database. */
    private static void add(ZipOutputStream zip, Path file, String name) throws IOException {
        try (var in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
            zip.closeEntry();
        } catch (NoSuchFileException gone) {
            if (KEYS.contains(name)) {
                throw gone;
            }
        }
    }

    /**
     * Unpacks an archive into a data folder that holds no database yet.
     *
     * @throws IOException the folder is in use, or the file is no complete archive; nothing is left behind then
     */
    public static void restore(Path archive, Path folder) throws IOException {
        if (Files.exists(folder.resolve(DATABASE))) {
            throw new IOException("The folder " + folder + " holds a database already: name an empty one by --data");
        }
        Files.createDirectories(folder);
        Path unpacked = Files.createTempDirectory(folder, "restore-");
        try {
            Backups.onlyForOwner(unpacked);
            unpack(archive, unpacked);
            for (String part : List.of(DATABASE, "server.key")) {
                if (!Files.exists(unpacked.resolve(part))) {
                    throw new IOException(archive + " is no complete backup: it lacks " + part);
                }
            }
            try (Stream<Path> parts = Files.list(unpacked)) {
                // The database comes last: with it the folder counts as used.
                for (Path part : parts.sorted(Comparator.comparing(path -> path.endsWith(DATABASE)))
                        .toList()) {
                    Path target = folder.resolve(part.getFileName());
                    Backups.deleteAll(target);
                    Files.move(part, target);
                }
            }
        } finally {
            Backups.deleteAll(unpacked);
        }
    }

    private static void unpack(Path archive, Path into) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into) || entry.isDirectory()) {
                    throw new IOException(archive + " is no backup: it names " + entry.getName());
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
                if (KEYS.contains(entry.getName()) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }
}
