package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files cut off or changed anywhere: a named refusal or a readable part of the data set, never anything else. */
class TruncationTest {
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    private static byte[] small() {
        return DicomBytes.file("1.2.840.10008.1.2.1")
                .explicit(Tag.SOPInstanceUID, "UI", "1.2.3.4.5\0")
                .explicitLong(Tag.ReferencedSeriesSequence, "SQ", UNDEFINED, new byte[0])
                .item(UNDEFINED)
                .explicit(Tag.SeriesInstanceUID, "UI", "1.2.3\0")
                .itemEnd()
                .sequenceEnd()
                .explicit(Tag.PatientID, "LO", "4711")
                .explicitLong(Tag.PixelData, "OB", UNDEFINED, new byte[0])
                .item(0)
                .item(4)
                .raw(new byte[] {1, 2, 3, 4})
                .sequenceEnd()
                .bytes();
    }

    @Test
    void aFileCutAtAnyByteIsRefusedOrEndsBetweenTwoElements(@TempDir Path folder) throws IOException {
        byte[] whole = small();
        int elements = DicomReader.read(whole).dataSet().elements().size();
        Set<Integer> readable = new HashSet<>();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Path file = Files.write(folder.resolve("cut"), cut);
            int inMemory = elementsOrRefusal(() -> DicomReader.read(cut));
            int onDisk = elementsOrRefusal(() -> DicomReader.read(file));
            assertThat(onDisk).as("cut at %d", length).isEqualTo(inMemory).isLessThan(elements);
            if (inMemory >= 0) {
                readable.add(length);
            }
        }
        // between the elements of the top level only: before each of the four, but an empty data set is refused
        assertThat(readable).hasSize(3);
    }

    private interface Reading {
        DicomFile read() throws IOException;
    }

    /** Number of elements; -1 where refused. */
    private static int elementsOrRefusal(Reading reading) throws IOException {
        try {
            return reading.read().dataSet().elements().size();
        } catch (DicomException e) {
            assertThat(e.getMessage()).isNotBlank();
            return -1;
        }
    }
}
