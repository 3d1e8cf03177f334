package org.overread.viewer.station;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.cli.ExitCode;

/** What every command does when its paths do not serve: one line, never a stack trace. */
class CommandRefusalsTest {
    @TempDir
    private Path folder;

    @Test
    void anOutputFolderThatCannotBeMadeIsNamedInOneLine() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("in-the-way"), "");

        CommandRun.of("demo", "--headless", "--out", inTheWay.resolve("out"))
                .assertRefused(ExitCode.FAILED, "in-the-way");
    }

    @Test
    void analyzeWithoutAPathIsAMistakeInUse() {
        CommandRun.of("analyze", "--out", folder).assertRefused(ExitCode.USAGE, "PATH");
    }
}
