package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.audit.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an execution provider keeps the engines that it builds for this machine, which takes it minutes: in the data folder,
 * for the station's account alone, since what lies there is run. Of the engines kept the oldest go where they take more of
 * the disk than the site gives them.
 */
public final class EngineFolder {
    private static final Logger LOG = LoggerFactory.getLogger(EngineFolder.class);

    /** Less than an engine takes: one that is cut off would be refused at each start from then on. */
    private static final long LEAST_ROOM = 64 << 20;

    /** The folder, made and within its bounds; empty where it cannot be had. Blocking. */
    public static Optional<Path> of(StationOptions options) {
        Path folder = options.dataFolder().resolve("engines");
        try {
            OwnerOnly.folder(folder);
            makeRoom(folder, options.inference().engineBytes());
            if (Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM) {
                LOG.warn("engines are built anew at each start: the data folder is full");
                return Optional.empty();
            }
            return Optional.of(folder);
        } catch (IOException e) {
            LOG.warn("engines are built anew at each start: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private record Engine(Path file, long bytes, FileTime written) {}

    private static void makeRoom(Path folder, long quota) throws IOException {
        List<Engine> engines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                engines.add(new Engine(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        engines.sort(Comparator.comparing(Engine::written));
        long taken = engines.stream().mapToLong(Engine::bytes).sum();
        for (Engine oldest : engines) {
            if (taken <= quota) {
                return;
            }
            Files.delete(oldest.file());
            taken -= oldest.bytes();
        }
    }

    private EngineFolder() {}
}
