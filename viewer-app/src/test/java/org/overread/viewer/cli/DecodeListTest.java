package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code decode --list} over the shared table of hashes, as its user runs it. */
class DecodeListTest {
    /** What the table's columns are called in the JSON. */
    private static final Map<String, String> COLUMNS = Map.of(
            "transfer_syntax", "transferSyntax",
            "rows", "rows",
            "columns", "columns",
            "frames", "frames",
            "samples_per_pixel", "samplesPerPixel",
            "bits_allocated", "bitsAllocated",
            "bits_stored", "bitsStored",
            "pixel_representation", "pixelRepresentation",
            "photometric", "photometricInterpretation");

    /** Its image size is overwritten by a delimiter; the table's hash is that of no decoded image. */
    private static final String OVERWRITTEN = "pydicom/test_files__JPEG2000-embedded-sequence-delimiter.dcm";

    private final Path table = Path.of(System.getProperty("overread.testdata", "absent"), "dicom", "truth.tsv");

    @BeforeEach
    void needsTheTable() {
        assumeTrue(Files.exists(table), "shared test data is absent");
    }

    @Test
    void everyHashIsMetButWhereTheTableHasAllFramesInOne() throws IOException {
        Set<String> different = new TreeSet<>();
        different.addAll(different("first", "sha256_first_frame"));
        different.addAll(different("last", "sha256_last_frame"));

        assertThat(different).containsExactly(OVERWRITTEN + ": sha256");
    }

    private Set<String> different(String frame, String column) throws IOException {
        Map<String, JsonNode> ours = new LinkedHashMap<>();
        for (String line : CommandRun.of("decode", "--list", table, "--json", "--frame", frame)
                .assertDone()
                .out()
                .split("\n")) {
            JsonNode node = JsonMapper.builder().build().readTree(line);
            ours.put(node.path("file").asText(), node);
        }
        Set<String> different = new TreeSet<>();
        for (Map<String, String> row : rows()) {
            JsonNode node = ours.remove(row.get("path"));
            if (isDue(row, column)) {
                difference(row, node, row.get(column)).ifPresent(name -> different.add(row.get("path") + ": " + name));
            }
        }
        assertThat(ours).as("lines for files that the list does not name").isEmpty();
        return different;
    }

    private static boolean isDue(Map<String, String> row, String column) {
        boolean scored =
                !row.get(column).isEmpty() && !Set.of("", "none", "disputed").contains(row.get("truth"));
        boolean allFramesInOne =
                row.get("bits_allocated").equals("1") && !row.get("frames").equals("1");
        return scored && !allFramesInOne;
    }

    private static Optional<String> difference(Map<String, String> row, JsonNode node, String hash) {
        if (!node.path("results").path(0).path("sha256").asText().equals(hash)) {
            return Optional.of("sha256");
        }
        return COLUMNS.entrySet().stream()
                .filter(column -> row.get(column.getKey()).matches("[0-9.]+|[A-Z].*"))
                .filter(column -> !node.path(column.getValue()).asText().equals(row.get(column.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Iterable<Map<String, String>> rows() throws IOException {
        var lines = Files.readAllLines(table);
        String[] header = lines.get(0).split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    @Test
    void pixelsThatTheFileLacksAreReadAsZeroWithAWarning() {
        Path cut = table.resolveSibling("pydicom/test_files__MR_truncated.dcm");

        JsonNode result = CommandRun.of("decode", cut, "--json")
                .assertDone()
                .json()
                .path("results")
                .path(0);

        assertThat(result.path("warning").asText()).contains("62 bytes are missing");
    }
}
