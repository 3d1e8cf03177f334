package org.overread.ai.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.overread.core.inference.InferenceException;

/**
 * A model package as it was read: the manifest, and the bytes of the model file that the manifest's hash was checked on.
 *
 * <p>The folder holds manifest.json and the model file; the model is a single file that refers to no other.
 */
public record ModelPackage(ModelManifest manifest, byte[] model) {
    public static final String MANIFEST_FILE = "manifest.json";
    public static final String SIGNATURE_FILE = "manifest.sig";

    private static final int MAX_MANIFEST_BYTES = 1 << 20;
    private static final long MAX_MODEL_BYTES = 1L << 30;

    /** @throws InferenceException PACKAGE_REFUSED, with the reason in one line */
    public static ModelPackage read(Path folder) throws InferenceException {
        ModelManifest manifest = ManifestJson.read(content(folder, MANIFEST_FILE, MAX_MANIFEST_BYTES));
        byte[] model = new byte[0];
        for (ModelManifest.PackageFile file : manifest.files()) {
            byte[] content = content(folder, file.file(), MAX_MODEL_BYTES);
            if (content.length != file.bytes() || !sha256(content).equals(file.sha256())) {
                throw refused(file.file() + " is not the file that the manifest names: its SHA-256 or size differs");
            }
            model = file.file().equals(manifest.model()) ? content : model;
        }
        if (ExternalWeights.in(model)) {
            throw refused("the model keeps weights outside its file");
        }
        return new ModelPackage(manifest, model);
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The bytes of a regular file of the folder, links not followed; read up to the bound, whatever the file says of its size. */
    private static byte[] content(Path folder, String name, long maxBytes) throws InferenceException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("the package has no file " + name);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > maxBytes) {
                throw refused(name + " is larger than " + (maxBytes >> 20) + " MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new InferenceException(
                    InferenceException.Kind.PACKAGE_REFUSED, name + " cannot be read from the package", e);
        }
    }

    private static InferenceException refused(String why) {
        return new InferenceException(InferenceException.Kind.PACKAGE_REFUSED, why);
    }
}
