package org.overread.ai.model;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.store.NoRoomException;

/** The packages that a site installed: folders, each named by the SHA-256 of its manifest, readable by the account alone. */
public record InstalledPackages(Path folder) {

    /** In a station's data folder. */
    public static InstalledPackages of(Path dataFolder) {
        return new InstalledPackages(dataFolder.resolve("models").resolve("installed"));
    }

    /** In the order of their names. */
    public List<Path> list() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(one -> one.getFileName().toString().matches("[0-9a-f]{64}"))
                    .sorted()
                    .toList();
        }
    }

    /** What becomes of a package that is to be installed. @param installed where it lies; only where there are no faults */
    public record Outcome(PackageCheck.Report report, Path installed) {}

    /** A last look at an unpacked package before it is installed. */
    @FunctionalInterface
    public interface Trial {
        List<Fault> faults(Path unpacked);
    }

    /**
     * Unpacks a zip, checks it, and, where nothing is wrong with it, makes it one of the installed packages at one stroke.
     *
     * @throws NoRoomException where the data folder is full; nothing of the package is left then
     */
    public Outcome install(Path zip, Trial trial) throws IOException {
        Files.createDirectories(folder, ownerAlone());
        Path unpacked = Files.createTempDirectory(folder, ".unpacking-", ownerAlone());
        try {
            PackageCheck.Report report = checkUnpacked(zip, unpacked, trial);
            if (!report.faults().isEmpty()) {
                return new Outcome(report, unpacked);
            }
            String name = ModelPackage.sha256(
                    PackageFiles.content(unpacked, ModelPackage.MANIFEST_FILE, ModelPackage.MAX_MANIFEST_BYTES));
            Path installed = folder.resolve(name);
            delete(installed);
            Files.move(unpacked, installed, StandardCopyOption.ATOMIC_MOVE);
            return new Outcome(report, installed);
        } catch (IOException e) {
            throw NoRoomException.of(e, "the data folder", folder);
        } finally {
            delete(unpacked);
        }
    }

    /** As {@link #install}, but leaves nothing. */
    public static PackageCheck.Report check(Path zip, Trial trial) throws IOException {
        Path unpacked = TemporaryFolder.make("overread-package-");
        try {
            return checkUnpacked(zip, unpacked, trial);
        } catch (IOException e) {
            throw TemporaryFolder.cause(e);
        } finally {
            delete(unpacked);
        }
    }

    /** Deletes an installed package. */
    public static void delete(Path installed) throws IOException {
        if (Files.isDirectory(installed, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(installed)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(installed);
        }
    }

    private static PackageCheck.Report checkUnpacked(Path zip, Path unpacked, Trial trial) throws IOException {
        List<Fault> faults = PackageArchive.unpack(zip, unpacked);
        if (!faults.isEmpty()) {
            return new PackageCheck.Report(Optional.empty(), Optional.empty(), faults);
        }
        PackageCheck.Report report = PackageCheck.folder(unpacked);
        return report.faults().isEmpty()
                ? new PackageCheck.Report(report.manifest(), report.signer(), trial.faults(unpacked))
                : report;
    }

    static FileAttribute<?>[] ownerAlone() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
