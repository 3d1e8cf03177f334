package org.overread.ai.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.overread.ai.onnx.OnnxInspection;

/** Names everything that is wrong with a package, without opening the model: shape, files, signature, and the model's bytes. */
public final class PackageCheck {

    /**
     * What a package says, and what is wrong with it.
     *
     * @param manifest empty where it is not sound
     * @param signer fingerprint of the key that signed it; empty where it is not signed, or not soundly
     */
    public record Report(Optional<ModelManifest> manifest, Optional<String> signer, List<Fault> faults) {
        public Report {
            faults = List.copyOf(faults);
        }
    }

    /** Of a package's folder. @throws IOException where the folder cannot be read */
    public static Report folder(Path folder) throws IOException {
        List<Fault> faults = new ArrayList<>();
        ManifestJson.Reading reading;
        try {
            reading = ManifestJson.check(
                    PackageFiles.content(folder, ModelPackage.MANIFEST_FILE, ModelPackage.MAX_MANIFEST_BYTES));
        } catch (PackageFiles.Refused e) {
            return new Report(
                    Optional.empty(), Optional.empty(), List.of(new Fault(ModelPackage.MANIFEST_FILE, e.getMessage())));
        }
        faults.addAll(reading.faults());
        Optional<String> signer = Optional.empty();
        try {
            signer = PackageSignature.signer(folder).map(PackageSignature::fingerprint);
        } catch (IOException e) {
            faults.add(new Fault(ModelPackage.SIGNATURE_FILE, e.getMessage()));
        }
        if (reading.manifest().isPresent()) {
            faults.addAll(files(folder, reading.manifest().get()));
        }
        return new Report(reading.manifest(), signer, faults);
    }

    /** The id that a package's manifest gives it; empty where the manifest is unsound. */
    public static Optional<String> id(Path folder) {
        return manifest(folder).map(ModelManifest::id);
    }

    /** What a package says of itself, whatever its files are; empty where that is unsound. */
    public static Optional<ModelManifest> manifest(Path folder) {
        try {
            byte[] manifest = PackageFiles.content(folder, ModelPackage.MANIFEST_FILE, ModelPackage.MAX_MANIFEST_BYTES);
            return ManifestJson.check(manifest).manifest();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Fault> files(Path folder, ModelManifest manifest) throws IOException {
        List<Fault> faults = new ArrayList<>();
        Set<String> listed = new HashSet<>(Set.of(ModelPackage.MANIFEST_FILE, ModelPackage.SIGNATURE_FILE));
        for (ModelManifest.PackageFile file : manifest.files()) {
            listed.add(file.file());
            try {
                PackageFiles.verify(folder, file);
                if (file.file().equals(manifest.model())) {
                    OnnxInspection.faults(folder.resolve(file.file()), manifest.weightFiles())
                            .forEach(why -> faults.add(new Fault(file.file(), why)));
                }
            } catch (PackageFiles.Refused e) {
                faults.add(new Fault(file.file(), e.getMessage()));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !listed.contains(name))
                    .sorted()
                    .forEach(name -> faults.add(new Fault(name, "is not among the files of the manifest")));
        }
        return faults;
    }

    private PackageCheck() {}
}
