package org.overread.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomBytes;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.GreyFrame;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.ImageRemarks;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;

/** Images older than DICOM, and images that lack what an image must state, byte by byte as they were written. */
class AcrNemaImageTest {
    @TempDir
    Path folder;

    @Test
    void anImageOlderThanDicomIsShownInGreyAndSaysWhatItLacks() throws Exception {
        Instance image = only(image("4711", 16, 12, bytes(100, 200, 300, 4000)));

        GreyFrame frame = (GreyFrame) new ImageFrameReader().read(image, 1);
        assertThat(frame.stored().array()).containsExactly((short) 100, (short) 200, (short) 300, (short) 4000);
        assertThat(frame.storedValue(3)).isEqualTo(4000);
        assertThat(ImageRemarks.of(image, 1).cautions())
                .containsExactly(
                        "older than DICOM: its UIDs are this station's, no archive knows it by them",
                        "no Samples per Pixel: taken as 1",
                        "no Photometric Interpretation: taken as MONOCHROME2",
                        "no Pixel Representation: taken as unsigned");
    }

    @Test
    void packedTwelveBitsOfAnOldImageAreUnpacked() throws Exception {
        byte[] packed = {0x01, 0x32, 0x04, (byte) 0xFF, 0x0F, 0x00};
        Instance image = only(image("4711", 12, 12, packed));

        GreyFrame frame = (GreyFrame) new ImageFrameReader().read(image, 1);
        assertThat(frame.stored().array()).containsExactly((short) 0x201, (short) 0x43, (short) 0xFFF, (short) 0);
    }

    @Test
    void oneSampleOfTwentyFourBitsIsAColour() throws Exception {
        byte[] colours = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Instance image = only(image("4711", 24, 24, colours));

        ColourFrame frame = (ColourFrame) new ImageFrameReader().read(image, 1);
        assertThat(frame.argb().array()).containsExactly(0xFF010203, 0xFF040506, 0xFF070809, 0xFF0A0B0C);
    }

    @Test
    void moreBitsStoredThanAllocatedAreThoseAllocated() throws Exception {
        DataSet header = DicomReader.read(
                        image("4711", 16, 17, bytes(1, 2, 3, 4)).bytes())
                .dataSet();

        assertThat(FrameFormat.assumptions(header)).contains("17 Bits Stored: taken as 16");
        assertThat(FrameFormat.of(header).bitsStored()).isEqualTo(16);
    }

    @Test
    void imagesOfOnePatientMakeAStudyButThoseOfNobodyAreNotPutTogether() throws Exception {
        Files.write(
                folder.resolve("a"), image("4711", 16, 16, bytes(1, 2, 3, 4)).bytes());
        Files.write(
                folder.resolve("b"), image("4711", 16, 16, bytes(5, 6, 7, 8)).bytes());
        Files.write(folder.resolve("c"), image("", 16, 16, bytes(1, 2, 3, 4)).bytes());
        Files.write(folder.resolve("d"), image("", 16, 16, bytes(5, 6, 7, 8)).bytes());

        List<Study> first = ingest().studies();
        List<Study> again = ingest().studies();

        assertThat(first)
                .extracting(study -> study.series().getFirst().instances().size())
                .containsExactlyInAnyOrder(2, 1, 1);
        assertThat(again).extracting(Study::studyInstanceUid).isEqualTo(uids(first));
    }

    private static List<String> uids(List<Study> studies) {
        return studies.stream().map(Study::studyInstanceUid).toList();
    }

    private IngestResult ingest() throws Exception {
        return new StudyIngest().ingest(List.of(folder), (read, found) -> {});
    }

    private Instance only(DicomBytes bytes) throws Exception {
        Files.write(folder.resolve("image"), bytes.bytes());
        IngestResult result = ingest();
        assertThat(result.quarantined()).isEmpty();
        return result.studies().getFirst().series().getFirst().instances().getFirst();
    }

    /** Two rows of two pixels: implicit little endian, no preamble, no meta information, a recognition code. */
    private static DicomBytes image(String patientId, int allocated, int stored, byte[] pixels) {
        return DicomBytes.little()
                .implicit(0x00080001, bytes(0, 0))
                .implicit(0x00080010, text("ACR-NEMA 2.0"))
                .implicit(Tag.StudyDate, text("1993.11.11"))
                .implicit(Tag.Modality, text("MR"))
                .implicit(Tag.PatientID, text(patientId))
                .implicit(Tag.StudyID, text("1 "))
                .implicit(Tag.SeriesNumber, text("2 "))
                .implicit(0x00280005, bytes(2))
                .implicit(Tag.Rows, bytes(2))
                .implicit(Tag.Columns, bytes(2))
                .implicit(Tag.BitsAllocated, bytes(allocated))
                .implicit(Tag.BitsStored, bytes(stored))
                .implicit(Tag.PixelData, pixels);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(int... words) {
        ByteBuffer buffer = ByteBuffer.allocate(words.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            buffer.putShort((short) word);
        }
        return buffer.array();
    }
}
