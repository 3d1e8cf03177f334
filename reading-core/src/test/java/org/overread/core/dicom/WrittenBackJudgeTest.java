package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.sr.Judge;

/** Files of other systems that are written back, explicit little endian, as dciodvfy judges both. */
class WrittenBackJudgeTest {
    /** What dciodvfy does not read to its end: a deflated file, and a directory with values of odd length. */
    private static final Set<String> UNJUDGED = Set.of("test_files__image_dfl.dcm", "bbmri.dcmdir");

    private static final int BATCH = 40;
    private static final String FILE = "== ";
    private static final String EACH = "for f; do echo \"" + FILE + "$f\"; dciodvfy -new \"$f\" 2>&1; done; true";

    @TempDir
    private Path folder;

    @Test
    void noErrorArisesByWriting() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dciodvfy (dicom3tools) is not installed");
        Map<Path, Path> writtenBy = written();

        Map<String, Set<String>> before = errors(List.copyOf(writtenBy.keySet()));
        Map<String, Set<String>> after = errors(List.copyOf(writtenBy.values()));

        Map<String, Set<String>> arisen = new TreeMap<>();
        int sound = 0;
        for (Map.Entry<Path, Path> one : writtenBy.entrySet()) {
            Set<String> fresh = new TreeSet<>(after.get(one.getValue().toString()));
            fresh.removeAll(before.get(one.getKey().toString()));
            sound += before.get(one.getKey().toString()).isEmpty() ? 1 : 0;
            if (!fresh.isEmpty()) {
                arisen.put(one.getKey().getFileName().toString(), fresh);
            }
        }
        assertThat(arisen).isEmpty();
        assertThat(sound).as("files without an error").isGreaterThan(20);
    }

    /** The shared files that may be written uncompressed, each with what was written of it. */
    private Map<Path, Path> written() throws IOException {
        Map<Path, Path> written = new TreeMap<>();
        for (Path path : TestData.files("dicom")) {
            if (UNJUDGED.contains(path.getFileName().toString())) {
                continue;
            }
            try {
                byte[] bytes = DicomWriter.toBytes(DicomReader.read(path).dataSet());
                Path target = folder.resolve(written.size() + ".dcm");
                Files.write(target, bytes);
                written.put(path, target);
            } catch (DicomException e) {
                // not DICOM, without a SOP class or compressed: not written
            }
        }
        return written;
    }

    private static Map<String, Set<String>> errors(List<Path> files) throws IOException, InterruptedException {
        Map<String, Set<String>> errors = new TreeMap<>();
        for (int from = 0; from < files.size(); from += BATCH) {
            List<String> command = new ArrayList<>(List.of("sh", "-c", EACH, "dciodvfy"));
            files.subList(from, Math.min(files.size(), from + BATCH)).forEach(file -> command.add(file.toString()));
            String output = Judge.ask(command.toArray(String[]::new)).output();
            for (String one : output.split("(?m)^" + FILE)) {
                List<String> lines = one.lines().toList();
                if (!lines.isEmpty()) {
                    errors.put(lines.getFirst(), errorsIn(lines));
                }
            }
        }
        return errors;
    }

    private static Set<String> errorsIn(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("Error")).collect(Collectors.toCollection(TreeSet::new));
    }
}
