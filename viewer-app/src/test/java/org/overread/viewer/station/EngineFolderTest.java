package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.disk.SmallDisk;
import org.overread.example.ExampleReport;

class EngineFolderTest {
    @TempDir
    private Path data;

    @Test
    void itIsForTheAccountAloneAndTheOldestEnginesGoWhereThereIsNoRoom() throws Exception {
        Path folder = EngineFolder.of(options(1.5)).orElseThrow();
        assertThat(folder).isEqualTo(data.resolve("engines"));
        Path old = engine(folder, "a.engine", 1);
        Path recent = engine(folder, "b.engine", 2);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }

        assertThat(EngineFolder.of(options(1.5))).contains(folder);

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whereItCannotBeMadeModelsRunWithoutIt() throws Exception {
        Files.writeString(data.resolve("engines"), "a file");
        assertThat(EngineFolder.of(options(1))).isEqualTo(Optional.empty());
    }

    @Test
    void onAFullDiskModelsRunWithoutIt() throws Exception {
        try (SmallDisk disk = SmallDisk.at(data, 1 << 20)) {
            StationOptions options = options(1);
            disk.fill();
            assertThat(EngineFolder.of(options)).isEqualTo(Optional.empty());
        }
    }

    private StationOptions options(double megabytes) throws Exception {
        Files.writeString(data.resolve("settings.json"), "{\"inference\": {\"engineMegabytes\": " + megabytes + "}}");
        return StationOptions.of(data, SettingsFile.read(data), ExampleReport.READER);
    }

    private static Path engine(Path folder, String name, long written) throws Exception {
        Path file = Files.write(folder.resolve(name), new byte[1 << 20]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(written)));
        return file;
    }
}
