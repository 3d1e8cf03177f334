package org.overread.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.document.SrItem;
import org.overread.core.reference.InstanceReference;

/** Volumes of segments that other systems report. */
class ReportedSegmentTest {
    private static final String VOLUME = "118565006:SCT:Volume";

    private static List<ReportedSegment> read(SrItem... inGroup) throws Exception {
        SrItem root = SrItem.container("", "126000:DCM:Imaging Measurement Report")
                .add(
                        SrItem.person("HAS OBS CONTEXT", "121008:DCM:Person Observer Name", "OTHER^READER"),
                        SrItem.container("CONTAINS", "126010:DCM:Imaging Measurements")
                                .add(SrItem.container("CONTAINS", "125007:DCM:Measurement Group")
                                        .add(inGroup)));
        return ReportedSegment.of(ResultReader.read(SrDocumentReader.read(root.document("88.34"))));
    }

    private static SrItem segment() {
        return SrItem.of("CONTAINS", "IMAGE", "121191:DCM:Referenced Segment")
                .put(
                        Tag.ReferencedSOPSequence,
                        new DataSet()
                                .putString(Tag.ReferencedSOPClassUID, Vr.UI, SopClass.SEGMENTATION)
                                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, "2.25.7")
                                .putInteger(Tag.ReferencedSegmentNumber, Vr.US, 2));
    }

    @Test
    void theVolumeOfASegmentHasItsSegmentItsUnitAndItsAuthor() throws Exception {
        List<ReportedSegment> read = read(
                SrItem.text("HAS OBS CONTEXT", "112039:DCM:Tracking Identifier", "Left lobe"),
                SrItem.uid("HAS OBS CONTEXT", "112040:DCM:Tracking Unique Identifier", "2.25.8"),
                segment(),
                SrItem.uid("CONTAINS", "121232:DCM:Source series for segmentation", "2.25.9"),
                SrItem.number("CONTAINS", VOLUME, "1534", "mm3"));
        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.label()).isEqualTo("Left lobe");
            assertThat(one.trackingUid()).contains("2.25.8");
            assertThat(one.author()).contains("OTHER^READER");
            assertThat(one.verified()).isFalse();
            assertThat(one.segment())
                    .isEqualTo(new InstanceReference(SopClass.SEGMENTATION, "2.25.7", List.of(), List.of(2)));
            assertThat(one.numbers()).singleElement().satisfies(number -> {
                assertThat(number.value().orElseThrow().value()).isEqualByComparingTo("1534");
                assertThat(number.value().orElseThrow().unit().map(unit -> unit.value()))
                        .isEqualTo(Optional.of("mm3"));
            });
        });
    }

    @Test
    void whatHasCoordinatesOrNoNumberOrNoSegmentIsNoneOfIt() throws Exception {
        assertThat(read(segment())).isEmpty();
        assertThat(read(SrItem.number("CONTAINS", VOLUME, "1534", "mm3"))).isEmpty();
        assertThat(read(
                        segment(),
                        SrItem.scoord3d(
                                "CONTAINS", "111030:DCM:Image Region", "POLYGON", 0, 0, 0, 9, 0, 0, 9, 9, 0, 0, 0, 0),
                        SrItem.number("CONTAINS", VOLUME, "1534", "mm3")))
                .isEmpty();
    }
}
