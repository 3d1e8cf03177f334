package org.overread.ai.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.overread.ai.onnx.OnnxInspection;
import org.overread.core.inference.InferenceException;

/**
 * A model package as it was read: the manifest, and the bytes of the model file that the manifest's hash was checked on.
 *
 * <p>The folder holds manifest.json and the files that it lists; the model is a single file that refers to no other.
 */
public record ModelPackage(ModelManifest manifest, byte[] model) {
    public static final String MANIFEST_FILE = "manifest.json";
    public static final String SIGNATURE_FILE = "manifest.sig";

    static final int MAX_MANIFEST_BYTES = 1 << 20;

    /** @throws InferenceException PACKAGE_REFUSED, with the reason in one line */
    public static ModelPackage read(Path folder) throws InferenceException {
        try {
            ModelManifest manifest = ManifestJson.read(PackageFiles.content(folder, MANIFEST_FILE, MAX_MANIFEST_BYTES));
            byte[] model = new byte[0];
            for (ModelManifest.PackageFile file : manifest.files()) {
                if (file.file().equals(manifest.model())) {
                    model = PackageFiles.content(folder, file);
                } else {
                    PackageFiles.verify(folder, file);
                }
            }
            List<String> faults = OnnxInspection.faults(ByteBuffer.wrap(model), Map.of());
            if (!faults.isEmpty()) {
                throw refused(new Fault(manifest.model(), faults.getFirst()).toString());
            }
            return new ModelPackage(manifest, model);
        } catch (IOException e) {
            throw new InferenceException(
                    InferenceException.Kind.PACKAGE_REFUSED,
                    e instanceof PackageFiles.Refused ? e.getMessage() : "the package cannot be read",
                    e);
        }
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

    private static InferenceException refused(String why) {
        return new InferenceException(InferenceException.Kind.PACKAGE_REFUSED, why);
    }
}
