package org.overread.ai.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.overread.core.inference.InferenceException;

/**
 * Packages as zip files. Written, the same package gives the same bytes. Read, nothing is believed: names are those of the
 * manifest, sizes are bounded by it, every byte is hashed; what is written are plain files, whatever the zip calls them.
 */
public final class PackageArchive {
    private static final int MOST_ENTRIES = 102;
    private static final long MOST_BYTES = 2L << 30;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int BLOCK = 1 << 16;

    /**
     * Packs the folder of a sound manifest, whose files it checks.
     *
     * @param key PKCS #8 in PEM; empty for a package that is not signed, or keeps the signature that it has
     */
    public static void pack(Path folder, Path zip, Optional<String> key)
            throws IOException, InferenceException, GeneralSecurityException {
        byte[] manifest = PackageFiles.content(folder, ModelPackage.MANIFEST_FILE, ModelPackage.MAX_MANIFEST_BYTES);
        ModelManifest read = ManifestJson.read(manifest);
        Optional<byte[]> signature = Optional.empty();
        if (key.isPresent()) {
            signature = Optional.of(PackageSignature.sign(manifest, key.get()));
        } else if (PackageSignature.signer(folder).isPresent()) {
            signature = Optional.of(PackageFiles.content(folder, ModelPackage.SIGNATURE_FILE, BLOCK));
        }
        Path partly = Files.createTempFile(zip.toAbsolutePath().getParent(), ".packing-", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(partly))) {
            put(out, ModelPackage.MANIFEST_FILE, manifest);
            if (signature.isPresent()) {
                put(out, ModelPackage.SIGNATURE_FILE, signature.get());
            }
            for (ModelManifest.PackageFile file : read.files()) {
                put(out, folder, file);
            }
        } catch (IOException e) {
            Files.deleteIfExists(partly);
            throw e;
        }
        Files.move(partly, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    /** All that is wrong with the zip as such; its files come into the empty folder {@code into} as far as nothing is. */
    static List<Fault> unpack(Path zip, Path into) throws IOException {
        List<Fault> faults = new ArrayList<>();
        String name = String.valueOf(zip.getFileName());
        if (Files.size(zip) > MOST_BYTES) {
            return List.of(new Fault(name, "is larger than a package can be"));
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST_ENTRIES) {
                return List.of(new Fault(name, "holds more than " + MOST_ENTRIES + " files"));
            }
            Set<String> seen = new HashSet<>();
            for (ZipEntry entry : (Iterable<ZipEntry>) file.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.getName().matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
                    faults.add(new Fault(name, "holds something that is no plain file: " + entry.getName()));
                } else if (!seen.add(entry.getName().toLowerCase(Locale.ROOT))) {
                    faults.add(new Fault(name, "holds twice: " + entry.getName()));
                }
            }
            return faults.isEmpty() ? unpack(file, name, into) : faults;
        } catch (PackageFiles.Refused e) {
            return List.of(new Fault(name, e.getMessage()));
        } catch (ZipException | IllegalArgumentException e) {
            return List.of(new Fault(name, "is not a zip file, or a damaged one"));
        }
    }

    private static List<Fault> unpack(ZipFile zip, String name, Path into) throws IOException {
        ZipEntry manifestEntry = zip.getEntry(ModelPackage.MANIFEST_FILE);
        if (manifestEntry == null) {
            return List.of(new Fault(name, "holds no " + ModelPackage.MANIFEST_FILE));
        }
        copy(zip, manifestEntry, into, ModelPackage.MAX_MANIFEST_BYTES);
        ManifestJson.Reading reading = ManifestJson.check(
                PackageFiles.content(into, ModelPackage.MANIFEST_FILE, ModelPackage.MAX_MANIFEST_BYTES));
        if (reading.manifest().isEmpty()) {
            return reading.faults();
        }
        List<ModelManifest.PackageFile> listed = reading.manifest().get().files();
        long total = listed.stream().mapToLong(ModelManifest.PackageFile::bytes).sum();
        if (total > MOST_BYTES) {
            return List.of(new Fault(ModelPackage.MANIFEST_FILE + "/files", "are more than a package can hold"));
        }
        List<Fault> faults = new ArrayList<>();
        Set<String> wanted = new HashSet<>(Set.of(ModelPackage.MANIFEST_FILE, ModelPackage.SIGNATURE_FILE));
        for (ModelManifest.PackageFile file : listed) {
            wanted.add(file.file());
            ZipEntry entry = zip.getEntry(file.file());
            if (entry != null) {
                copy(zip, entry, into, file.bytes());
            }
        }
        ZipEntry signature = zip.getEntry(ModelPackage.SIGNATURE_FILE);
        if (signature != null) {
            copy(zip, signature, into, BLOCK);
        }
        zip.stream()
                .map(ZipEntry::getName)
                .filter(entry -> !wanted.contains(entry))
                .forEach(
                        entry -> faults.add(new Fault(name, "holds a file that the manifest does not list: " + entry)));
        return faults;
    }

    /** At most one byte more than there may be: enough to be found out, wherever the hash is checked. */
    private static void copy(ZipFile zip, ZipEntry entry, Path into, long most) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = most + 1;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out =
                        Files.newOutputStream(into.resolve(entry.getName()), StandardOpenOption.CREATE_NEW)) {
            int read = in.read(block, 0, (int) Math.min(BLOCK, left));
            while (read > 0) {
                out.write(block, 0, read);
                left -= read;
                read = left == 0 ? -1 : in.read(block, 0, (int) Math.min(BLOCK, left));
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        zip.putNextEntry(stored(name, content.length, crc));
        zip.write(content);
        zip.closeEntry();
    }

    /** Reads the file twice, its checksum comes first; both times every byte is hashed. */
    private static void put(ZipOutputStream zip, Path folder, ModelManifest.PackageFile file) throws IOException {
        CRC32 crc = new CRC32();
        PackageFiles.stream(folder, file, new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
        zip.putNextEntry(stored(file.file(), file.bytes(), crc));
        PackageFiles.stream(folder, file, zip);
        zip.closeEntry();
    }

    /** Stored, not deflated: weights hardly shrink, and every zip library gives the same bytes. */
    private static ZipEntry stored(String name, long bytes, CRC32 crc) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private PackageArchive() {}
}
