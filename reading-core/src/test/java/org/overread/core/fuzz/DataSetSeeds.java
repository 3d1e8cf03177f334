package org.overread.core.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Value;

/** Whole files: made here for each encoding, and real ones where there are. */
final class DataSetSeeds {
    private static final int PARSED_BELOW = 24 * 1024;
    private static final int OBJECTS_BELOW = 96 * 1024;

    /** What a reader needs however small its input is. */
    private static final long LEAST_MEMORY = 1 << 20;

    /** Frames of a million samples, which a codec may need several times. */
    private static final long FRAME_MEMORY = 256L << 20;

    /** A data element of 8 bytes makes objects of 200; values of text take more, looked at one by one. */
    private static final int BYTES_FOR_A_BYTE = 128;

    /** A deflated data set may unfold to a thousand times its size. */
    private static final long DEFLATED_MEMORY = 256L << 20;

    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    /** Parsed in memory and from disk, every text and number looked at. */
    static List<FuzzSeed> parsed() throws IOException {
        Path file = Files.createTempFile("overread-fuzz", ".dcm");
        file.toFile().deleteOnExit();
        List<FuzzSeed> seeds = new ArrayList<>();
        for (FuzzSeed seed : files(PARSED_BELOW, input -> values(DicomReader.read(input)), LEAST_MEMORY)) {
            seeds.add(seed);
            if (seeds.size() % 5 == 1) {
                seeds.add(new FuzzSeed(
                        seed.name() + " on disk",
                        seed.bytes(),
                        input -> values(DicomReader.read(Files.write(file, input))),
                        seed.memory()));
            }
        }
        return seeds;
    }

    /** Read to the end: instance, frames, documents, segments, contours, JSON. */
    static List<FuzzSeed> objects() throws IOException {
        return files(OBJECTS_BELOW, ObjectReading::read, FRAME_MEMORY);
    }

    private static List<FuzzSeed> files(int below, FuzzSeed.Reading reading, long memory) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(MadeFiles.all());
        for (Path path : SharedFiles.below(below)) {
            byte[] bytes = Files.readAllBytes(path);
            try {
                DicomReader.read(bytes);
                files.put(path.getFileName().toString(), bytes);
            } catch (DicomException e) {
                // broken by its maker's intention
            }
        }
        List<FuzzSeed> seeds = new ArrayList<>();
        files.forEach((name, bytes) -> seeds.add(new FuzzSeed(name, bytes, reading, input -> memory(input, memory))));
        return seeds;
    }

    private static long memory(byte[] input, long least) {
        boolean deflated = new String(input, StandardCharsets.ISO_8859_1).contains(DEFLATED);
        return least + (deflated ? DEFLATED_MEMORY : 0) + (long) BYTES_FOR_A_BYTE * input.length;
    }

    private static void values(DicomFile file) {
        values(file.meta());
        values(file.dataSet());
    }

    private static void values(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            dataSet.strings(element.tag());
            dataSet.numbers(element.tag());
            if (element.value() instanceof Value.Items items) {
                items.items().forEach(DataSetSeeds::values);
            }
        }
    }

    private DataSetSeeds() {}
}
