package org.overread.ai.model;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.overread.ai.onnx.OnnxInspection;
import org.overread.core.inference.InferenceException;
import org.overread.core.store.NoRoomException;

/**
 * A model package as it is opened: the manifest, and copies of the files that it lists, hashed as they were made. Nobody but
 * the account can write to the copies, so what was checked is what the runtime reads, whoever can write to the package.
 *
 * <p>Nothing of a model comes onto the heap. Closing deletes the copies; a session that was opened from them goes on.
 */
public final class ModelPackage implements AutoCloseable {
    public static final String MANIFEST_FILE = "manifest.json";
    public static final String SIGNATURE_FILE = "manifest.sig";

    static final int MAX_MANIFEST_BYTES = 1 << 20;

    private final ModelManifest manifest;
    private final Path copies;

    private ModelPackage(ModelManifest manifest, Path copies) {
        this.manifest = manifest;
        this.copies = copies;
    }

    /**
     * @throws InferenceException PACKAGE_REFUSED, with the reason in one line; DISK_FULL where the temporary folder has no
     *     room for the copies
     */
    public static ModelPackage read(Path folder) throws InferenceException {
        try {
            ModelManifest manifest = ManifestJson.read(PackageFiles.content(folder, MANIFEST_FILE, MAX_MANIFEST_BYTES));
            ModelPackage read = new ModelPackage(manifest, TemporaryFolder.make("overread-model-"));
            try {
                read.copy(folder);
                return read;
            } catch (IOException e) {
                IOException cause = TemporaryFolder.cause(e);
                read.close();
                throw cause;
            } catch (InferenceException | RuntimeException e) {
                read.close();
                throw e;
            }
        } catch (NoRoomException e) {
            throw new InferenceException(InferenceException.Kind.DISK_FULL, e.getMessage(), e);
        } catch (IOException e) {
            throw new InferenceException(
                    InferenceException.Kind.PACKAGE_REFUSED,
                    e instanceof PackageFiles.Refused ? e.getMessage() : "the package cannot be read",
                    e);
        }
    }

    private void copy(Path folder) throws IOException, InferenceException {
        for (ModelManifest.PackageFile file : manifest.files()) {
            PackageFiles.copy(folder, file, copies);
        }
        List<String> faults = OnnxInspection.faults(model(), manifest.weightFiles());
        if (!faults.isEmpty()) {
            throw new InferenceException(
                    InferenceException.Kind.PACKAGE_REFUSED, new Fault(manifest.model(), faults.getFirst()).toString());
        }
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /** The file that the runtime opens, beside the others that it may refer to. */
    public Path model() {
        return file(manifest.model());
    }

    /** One of the manifest's files. */
    public Path file(String name) {
        return copies.resolve(name);
    }

    @Override
    public void close() {
        try {
            InstalledPackages.delete(copies);
        } catch (IOException e) {
            // Where a runtime keeps weights mapped, some systems do not let go of their file before that is over.
            deleteOnExit();
        }
    }

    /** Files first: what is named last goes first. */
    private void deleteOnExit() {
        copies.toFile().deleteOnExit();
        manifest.files().forEach(file -> file(file.file()).toFile().deleteOnExit());
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
