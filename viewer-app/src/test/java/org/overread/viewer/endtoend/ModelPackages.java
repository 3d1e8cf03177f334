package org.overread.viewer.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Model packages for tests, made of the one that is shipped. */
public final class ModelPackages {
    public static final String SHIPPED_ID = "lung-nodule-reference";

    private static final Path SHIPPED = Path.of(System.getProperty("overread.home"), "models", SHIPPED_ID);

    /** The shipped package under another id. */
    public static Path copyOfShipped(Path folder, String id) throws IOException {
        return copyOfShipped(folder, id, manifest -> manifest);
    }

    /** The shipped package under another id, its manifest changed. */
    public static Path copyOfShipped(Path folder, String id, UnaryOperator<String> change) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(
                manifest, change.apply(Files.readString(manifest).replace("\"" + SHIPPED_ID + "\"", "\"" + id + "\"")));
        return folder;
    }

    private ModelPackages() {}
}
