package org.overread.core.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.study.Instance;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

class SegmentationTest {

    @Test
    void whatTheStationWritesComesBackOnTheSamePixels() throws IOException {
        FrozenDocument seg = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content()).stream()
                        .filter(document -> document.kind() == DocumentKind.SEG)
                        .findFirst()
                        .orElseThrow();
        Segmentation read = Segmentation.of(Instance.of(Path.of("seg.dcm"), DicomReader.read(seg.bytes())));
        Mark.Mask written = ExampleReport.mask();

        assertThat(written.frames()).isNotEmpty();
        for (Instance image : ExampleStudy.ct().series().get(0).instances()) {
            ProjectedSegment projected = new SegmentProjection(read, image, 1).segment(1);
            List<MaskFrame> here = written.frames().stream()
                    .filter(mask -> mask.frame().sopInstanceUid().equals(image.sopInstanceUid()))
                    .filter(mask -> !inside(mask).isEmpty())
                    .toList();
            if (here.isEmpty()) {
                assertThat(projected).isInstanceOf(ProjectedSegment.Empty.class);
            } else {
                assertThat(inside(((ProjectedSegment.Inside) projected).mask())).isEqualTo(inside(here.get(0)));
            }
        }
        assertThat(read.segments().get(0).trackingUid()).contains("2.25.701");
        assertThat(read.segments().get(0).regions().get(0).modifiers().get(0).value())
                .isEqualTo("24028007");
        assertThat(read.warnings()).isEmpty();
    }

    private static List<Integer> inside(MaskFrame mask) {
        boolean[] inside = mask.inside();
        return IntStream.range(0, inside.length)
                .filter(i -> inside[i])
                .mapToObj(i -> (mask.firstRow() + i / mask.columns()) * ExampleStudy.COLUMNS
                        + mask.firstColumn()
                        + i % mask.columns())
                .toList();
    }

    @Test
    void framesThatStartWithinAByteAreReadFromTheirBit() throws IOException {
        SegmentationFixture fixture = new SegmentationFixture();
        for (int i = 0; i < 9; i++) {
            fixture.frame(1 + i % 2, 0, 0, i * 4.0, i, 14 - i);
        }
        Segmentation read = fixture.read();
        for (SegmentationFrame frame : read.frames().all()) {
            SegmentMask mask = read.pixels().mask(frame, frame.segment().orElseThrow());
            int i = frame.number() - 1;
            assertThat(mask.pixels()).isEqualTo(i == 7 ? 1 : 2);
            assertThat(mask.inside(i % 5, i / 5)).isTrue();
            assertThat(mask.inside((14 - i) % 5, (14 - i) / 5)).isTrue();
        }
        assertThat(read.frames().of(2)).extracting(SegmentationFrame::number).containsExactly(2, 4, 6, 8);
        assertThat(read.frames().of(3)).isEmpty();
    }

    @Test
    void binarySegmentationInBytesIsReadToo() throws IOException {
        SegmentationFixture fixture = new SegmentationFixture().frame(1, 0, 0, 0);
        Instance instance = fixture.instance();
        instance.header()
                .putInteger(Tag.BitsAllocated, Vr.US, 8)
                .putInteger(Tag.BitsStored, Vr.US, 8)
                .putBytes(Tag.PixelData, Vr.OB, new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 255, 0});
        Segmentation read = Segmentation.of(SegmentationFixture.asFile(instance.header()));

        SegmentMask mask = read.pixels().mask(read.frames().get(1), 1);
        assertThat(mask.pixels()).isEqualTo(2);
        assertThat(mask.inside(3, 2)).isTrue();
    }

    @Test
    void framesThatAreCompressedOneByOneAreReadToo() throws IOException {
        Instance plain = new SegmentationFixture()
                .frame(1, 0, 0, 0, 1, 14)
                .frame(1, 0, 0, 4, 7)
                .instance();
        // each frame by itself, from its first byte: bits 1 and 14, and bit 7
        Value.Fragments fragments = new Value.Fragments(
                new long[0], List.of(deflated((byte) 0x02, (byte) 0x40), deflated((byte) 0x80, (byte) 0)));
        plain.header().put(new Element(Tag.PixelData, Vr.OB, fragments));
        Segmentation read = Segmentation.of(new Instance(
                plain.file(),
                "1.2.840.10008.1.2.8.1",
                plain.sopInstanceUid(),
                plain.sopClassUid(),
                2,
                plain.plane(),
                plain.header()));

        SegmentMask first = read.pixels().mask(read.frames().get(1), 1);
        SegmentMask second = read.pixels().mask(read.frames().get(2), 1);
        assertThat(first.pixels()).isEqualTo(2);
        assertThat(first.inside(1, 0) && first.inside(4, 2)).isTrue();
        assertThat(second.pixels()).isEqualTo(1);
        assertThat(second.inside(2, 1)).isTrue();
    }

    private static Value.Stored deflated(byte... bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] compressed = new byte[64];
        int length = deflater.deflate(compressed);
        deflater.end();
        return new Value.Bytes(Arrays.copyOf(compressed, length), ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void labelsOfSixteenBitsAreSegmentNumbers() throws IOException {
        SegmentationFixture fixture = new SegmentationFixture().frame(1, 0, 0, 0);
        Instance instance = fixture.instance();
        byte[] words = new byte[30];
        words[2] = 0x34;
        words[3] = (byte) 0x92;
        words[28] = 1;
        instance.header()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.LABEL_MAP_SEGMENTATION)
                .putString(Tag.SegmentationType, Vr.CS, "LABELMAP")
                .putItems(Tag.SegmentSequence, SegmentationFixture.segment(0x9234), SegmentationFixture.segment(1))
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 16)
                .putInteger(Tag.PixelPaddingValue, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, words);
        Segmentation read = Segmentation.of(SegmentationFixture.asFile(instance.header()));
        LabelFrame labels = read.pixels().labels(read.frames().get(1));

        assertThat(labels.segments()).containsExactly(1, 0x9234);
        assertThat(labels.label(1, 0)).isEqualTo(0x9234);
        assertThat(labels.mask(1).inside(4, 2)).isTrue();
        assertThat(labels.mask(1).pixels()).isEqualTo(1);
    }

    @Test
    void volumeCountsEachSliceForTheDistanceOfSlicesNotOfItsOwnFrames() throws IOException {
        // segment 1 has pixels on every second slice of the grid that segment 2 shows; pixels of 2 mm²
        SegmentationFixture fixture = new SegmentationFixture()
                .frame(1, 0, 0, 0, 1, 2, 3)
                .frame(1, 0, 0, 10, 1, 2)
                .frame(2, 0, 0, 0, 1)
                .frame(2, 0, 0, 5, 1);

        SegmentVolume volume = new SegmentVolumes(fixture.read(), fixture.instance()).of(1);

        assertThat(((SegmentVolume.Known) volume).millilitres()).isCloseTo(5 * 2 * 5 / 1000.0, within(1e-12));
    }

    @Test
    void volumeIsUnknownWhereSlicesContradictTheirSpacing() throws IOException {
        SegmentationFixture fixture = new SegmentationFixture();
        for (int i = 0; i < 5; i++) {
            fixture.frame(1, 0, 0, 2.5 * i, 1);
        }
        Instance instance = fixture.instance();
        instance.header()
                .item(Tag.SharedFunctionalGroupsSequence)
                .flatMap(shared -> shared.item(Tag.PixelMeasuresSequence))
                .orElseThrow()
                .putDecimal(Tag.SpacingBetweenSlices, 0.25);

        assertThat(new SegmentVolumes(Segmentation.of(instance), instance).of(1))
                .isInstanceOf(SegmentVolume.Unknown.class);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> without(Tag.SegmentationType)).hasMessage("no SegmentationType (0062,0001)");
        assertThatThrownBy(() -> without(Tag.SegmentSequence)).hasMessage("no SegmentSequence (0062,0002)");
        assertThatThrownBy(() -> without(Tag.PerFrameFunctionalGroupsSequence))
                .hasMessage("PerFrameFunctionalGroupsSequence (5200,9230) describes 0 of 1 frames");
        SegmentationFixture anonymous = new SegmentationFixture().frame(1, 0, 0, 0, 1);
        anonymous.frames().get(0).remove(Tag.SegmentIdentificationSequence);
        refused(Kind.MISSING_ATTRIBUTE, anonymous::read);
        assertThatThrownBy(anonymous::read).hasMessage("frame 1: no ReferencedSegmentNumber (0062,000B)");
    }

    private static void without(int tag) throws IOException {
        Instance instance = new SegmentationFixture().frame(1, 0, 0, 0, 1).instance();
        Segmentation.of(SegmentationFixture.asFile(instance.header().remove(tag)));
    }

    @Test
    void segmentsOfOneNumberAreRefused() {
        SegmentationFixture twice = new SegmentationFixture().frame(1, 0, 0, 0, 1);
        twice.header().putItems(Tag.SegmentSequence, SegmentationFixture.segment(1), SegmentationFixture.segment(1));

        refused(Kind.MALFORMED, twice::read);
    }

    @Test
    void frameCountsBeyondTheFileCostNothing() {
        DataSet header = new SegmentationFixture().header();
        header.putString(Tag.NumberOfFrames, Vr.IS, "2147483647").putBytes(Tag.PixelData, Vr.OB, new byte[2]);
        refused(Kind.MISSING_ATTRIBUTE, () -> Segmentation.of(SegmentationFixture.asFile(header)));

        header.putString(Tag.DimensionOrganizationType, Vr.CS, "TILED_FULL")
                .putInteger(Tag.TotalPixelMatrixColumns, Vr.UL, Integer.MAX_VALUE)
                .putInteger(Tag.TotalPixelMatrixRows, Vr.UL, Integer.MAX_VALUE);
        refused(Kind.TRUNCATED, () -> Segmentation.of(SegmentationFixture.asFile(header)));
    }

    @Test
    void framesOfASegmentThatIsNotDescribedAreSaid() throws IOException {
        Segmentation read = new SegmentationFixture().frame(7, 0, 0, 0, 1).read();

        assertThat(read.warnings()).contains("frames of segment 7, which is not described");
        assertThat(read.warnings()).contains("segment 1 has no SegmentAlgorithmType (0062,0008)");
    }

    private static void refused(Kind kind, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
