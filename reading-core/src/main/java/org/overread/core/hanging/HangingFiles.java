package org.overread.core.hanging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.overread.core.hanging.HangingProtocol.Origin;

/** Hanging protocols as files: those shipped, and those in folders. Blocking. */
public final class HangingFiles {
    private static final List<String> SHIPPED =
            List.of("pet-ct", "ct-chest", "ct-head", "mr-brain", "xr-chest", "mammography", "ultrasound");
    private static final int MOST_FILES = 500;
    private static final int LARGEST = 1 << 18;

    public static HangingProtocols shipped() {
        List<HangingProtocol> protocols = new ArrayList<>();
        for (String name : SHIPPED) {
            try (InputStream file = HangingFiles.class.getResourceAsStream(name + ".json")) {
                protocols.add(HangingProtocolReader.read(file.readAllBytes(), Origin.SHIPPED));
            } catch (IOException | HangingProtocolException e) {
                throw new IllegalStateException("a shipped hanging protocol: " + name, e);
            }
        }
        return new HangingProtocols(protocols, List.of());
    }

    /** The protocols of a folder's JSON files, by name; none where there is no folder. A file that is none is named with the reason. */
    public static HangingProtocols in(Path folder, Origin origin) {
        List<HangingProtocol> protocols = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return HangingProtocols.NONE;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
                read(file, origin, protocols, problems);
            }
            if (files.size() > MOST_FILES) {
                problems.add(folder.getFileName() + ": only " + MOST_FILES + " files are read");
            }
        } catch (IOException e) {
            problems.add(folder.getFileName() + ": cannot be read");
        }
        return new HangingProtocols(protocols, problems);
    }

    private static void read(Path file, Origin origin, List<HangingProtocol> protocols, List<String> problems) {
        String name = file.getFileName().toString();
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] json = stream.readNBytes(LARGEST + 1);
            if (json.length > LARGEST) {
                problems.add(name + ": larger than a protocol is");
                return;
            }
            HangingProtocol read = HangingProtocolReader.read(json, origin);
            if (protocols.stream().anyMatch(other -> other.id().equals(read.id()))) {
                problems.add(name + ": another file of this folder has the id " + read.id());
            } else {
                protocols.add(read);
            }
        } catch (HangingProtocolException e) {
            problems.add(name + ": " + e.getMessage());
        } catch (IOException e) {
            problems.add(name + ": cannot be read");
        }
    }

    private HangingFiles() {}
}
