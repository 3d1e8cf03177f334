package org.overread.viewer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Study;

/** Studies from the paths that a command was given, or the refusal that says why there are none. */
final class StudyInput {

    /** What the paths hold; refused where a path does not exist. */
    static IngestResult read(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such file or folder: " + path);
            }
        }
        try {
            return new StudyIngest().ingest(paths, (done, total) -> {});
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "cannot read " + paths.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
        }
    }

    /** The study to work on: the named one, or the only one. */
    static Study one(List<Path> paths, Optional<String> studyInstanceUid) {
        IngestResult result = read(paths);
        if (result.studies().isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, nothing(paths, result.quarantined()));
        }
        if (studyInstanceUid.isPresent()) {
            return result.studies().stream()
                    .filter(study -> study.studyInstanceUid().equals(studyInstanceUid.get()))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.INPUT_REFUSED, "no study " + studyInstanceUid.get() + " in " + paths.get(0)));
        }
        if (result.studies().size() > 1) {
            throw new CommandFailure(
                    ExitCode.INPUT_REFUSED,
                    paths.get(0) + " holds " + result.studies().size() + " studies; choose one by --study UID");
        }
        return result.studies().get(0);
    }

    /** Why nothing could be read, in one line. */
    static String nothing(List<Path> paths, List<Quarantined> quarantined) {
        if (quarantined.isEmpty()) {
            return "no files in " + paths.get(0);
        }
        Quarantined first = quarantined.get(0);
        String more = quarantined.size() == 1 ? "" : " (and " + (quarantined.size() - 1) + " more files)";
        return "nothing to read: " + first.file() + ": " + first.reason() + more;
    }

    private StudyInput() {}
}
