package org.overread.viewer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.overread.core.sr.UnverifiedDocument;
import org.overread.core.sr.UnverifiedReportWriter;
import org.overread.core.sr.UnverifiedRun;

/**
 * The unverified SR and SEG of analysed runs, as files of one folder: {@code sr.dcm} and {@code seg.dcm} of the only run,
 * {@code sr-MODELID.dcm} and {@code seg-MODELID.dcm} of one among several. A second document of the same name
 * (a further segmentation, another version of the model) is numbered from 2.
 */
final class UnverifiedFiles {
    private final Path folder;
    private final UnverifiedReportWriter writer;
    private final boolean onlyRun;
    private final Set<String> written = new HashSet<>();

    UnverifiedFiles(Path folder, UnverifiedReportWriter writer, boolean onlyRun) {
        this.folder = folder;
        this.writer = writer;
        this.onlyRun = onlyRun;
    }

    /**
     * Writes a run's documents in place of those that an earlier analysis left, which are gone even where this run gives none.
     *
     * @return the names of the files
     */
    List<String> write(UnverifiedRun run) throws IOException {
        String suffix = onlyRun ? "" : "-" + run.run().model().id();
        for (UnverifiedDocument.Kind kind : UnverifiedDocument.Kind.values()) {
            removeEarlier(kind, suffix);
        }
        List<String> names = new ArrayList<>();
        for (UnverifiedDocument document : documents(run)) {
            String name = free(document.kind(), suffix);
            Files.write(folder.resolve(name), document.bytes());
            names.add(name);
        }
        return names;
    }

    private void removeEarlier(UnverifiedDocument.Kind kind, String suffix) throws IOException {
        for (int n = 1; ; n++) {
            String name = name(kind, suffix, n);
            if (!written.contains(name) && !Files.deleteIfExists(folder.resolve(name))) {
                return;
            }
        }
    }

    private String free(UnverifiedDocument.Kind kind, String suffix) {
        int n = 1;
        while (!written.add(name(kind, suffix, n))) {
            n++;
        }
        return name(kind, suffix, n);
    }

    private List<UnverifiedDocument> documents(UnverifiedRun run) {
        try {
            return writer.write(run);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.FAILED, "no SR of this study can be written: " + e.getMessage(), e);
        }
    }

    private static String name(UnverifiedDocument.Kind kind, String suffix, int n) {
        return kind.name().toLowerCase(Locale.ROOT) + suffix + (n == 1 ? "" : "-" + n) + ".dcm";
    }
}
