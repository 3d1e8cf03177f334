package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;

/** A few images of a study, taken evenly from its files. */
final class SomeImages {
    private static final int FILES = 24;
    private static final int LOOKED_THROUGH = 20_000;
    private static final int DEPTH = 8;

    /** Blocking. @throws IOException where its images are not there any more */
    static Study of(WorklistStudy study) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(study.source()), DEPTH)) {
            files = all.limit(LOOKED_THROUGH)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<Path> some = new ArrayList<>();
        int count = Math.min(FILES, files.size());
        for (int i = 0; i < count; i++) {
            some.add(files.get((int) ((2L * i + 1) * files.size() / (2L * count))));
        }
        return new StudyIngest()
                .ingest(some, (done, total) -> {}).studies().stream()
                        .filter(WantedStudy.of(study)::is)
                        .findFirst()
                        .orElseThrow(() -> new IOException("no images of this study"));
    }

    private SomeImages() {}
}
