package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;

/** Where a study can be read from again: the innermost folder that holds all its files, or its only file. */
final class SourceFolder {

    /** @param opened what the reader opened; a study spread over several of them has no source unless they lie in one folder */
    static Optional<Path> of(Study study, List<Path> opened) {
        List<Path> files = study.series().stream()
                .flatMap(series -> series.instances().stream())
                .map(Instance::file)
                .map(SourceFolder::whole)
                .distinct()
                .toList();
        Optional<Path> common = files.stream().reduce(SourceFolder::common);
        return common.filter(path -> opened.stream()
                .map(SourceFolder::whole)
                .anyMatch(one -> path.startsWith(one) || path.equals(one.getParent()) && path.getNameCount() > 0));
    }

    private static Path common(Path a, Path b) {
        Path common = a;
        while (common != null && !b.startsWith(common)) {
            common = common.getParent();
        }
        return common == null ? a.getRoot() : common;
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private SourceFolder() {}
}
