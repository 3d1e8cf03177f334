package org.overread.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.document.Observer;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.document.SrItem;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;

class ResultReaderTest {
    private static final String REGION = "111030:DCM:Image Region";
    private static final String GROUP = "125007:DCM:Measurement Group";

    private static ResultReport read(SrItem root, String sopClass) throws DicomException {
        return ResultReader.read(SrDocumentReader.read(root.document(sopClass)));
    }

    private static ResultReport groups(SrItem... groups) throws DicomException {
        return read(
                SrItem.container("", "126000:DCM:Imaging Measurement Report")
                        .add(SrItem.container("CONTAINS", "126010:DCM:Imaging Measurements")
                                .add(groups)),
                "88.34");
    }

    private static SrItem group() {
        return SrItem.container("CONTAINS", GROUP);
    }

    @Test
    void coordinatesBelongToTheImageTheyWereSelectedFromAndToNoOther() throws Exception {
        SrItem ofOne =
                SrItem.scoord("CONTAINS", REGION, "POINT", 1, 2).add(SrItem.image("SELECTED FROM", "", "2.25.71"));
        SrItem ofNone = SrItem.scoord("CONTAINS", REGION, "POINT", 3, 4);
        SrItem ofTwo = SrItem.scoord("CONTAINS", REGION, "POINT", 5, 6)
                .add(SrItem.image("SELECTED FROM", "", "2.25.71"), SrItem.image("SELECTED FROM", "", "2.25.72"));

        ResultReport report = groups(group().add(ofOne, ofNone, ofTwo, SrItem.image("CONTAINS", "", "2.25.73")));

        List<Region> regions = report.findings().get(0).regions();
        assertThat(((Region.OnImage) regions.get(0)).image())
                .map(InstanceReference::sopInstanceUid)
                .contains("2.25.71");
        assertThat(((Region.OnImage) regions.get(1)).image()).isEmpty();
        assertThat(((Region.OnImage) regions.get(2)).image()).isEmpty();
        assertThat(regions.get(3)).isInstanceOf(Region.WholeImage.class);
        assertThat(report.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "item 1.1.1.2: coordinates without the image that they are in",
                        "item 1.1.1.3: coordinates in 2 images: taken for none");
    }

    @Test
    void anImageOutsideTheEvidenceIsSaid() throws Exception {
        DataSet root = SrItem.container("", "126000:DCM:Imaging Measurement Report")
                .add(group().add(SrItem.scoord("CONTAINS", REGION, "POINT", 1, 2)
                        .add(SrItem.image("SELECTED FROM", "", "2.25.72"))))
                .document("88.34")
                .putItems(
                        Tag.CurrentRequestedProcedureEvidenceSequence,
                        new DataSet()
                                .putString(Tag.StudyInstanceUID, org.overread.core.dicom.Vr.UI, "2.25.1")
                                .putItems(
                                        Tag.ReferencedSeriesSequence,
                                        new DataSet()
                                                .putString(
                                                        Tag.SeriesInstanceUID, org.overread.core.dicom.Vr.UI, "2.25.6")
                                                .putItems(Tag.ReferencedSOPSequence, SrItem.reference("2.25.71"))));

        assertThat(ResultReader.read(SrDocumentReader.read(root)).problems())
                .extracting(Object::toString)
                .containsExactly("item 1.1.1: refers to an instance that the document's evidence does not list");
    }

    @Test
    void unitsAreStatedAsGivenAndNeverSupplied() throws Exception {
        ResultReport report = groups(group().add(
                        SrItem.number("CONTAINS", "81827009:SCT:Diameter", "1.20", "cm"),
                        SrItem.number("CONTAINS", "81827009:SCT:Diameter", "12", "mm")
                                .put(
                                        Tag.MeasuredValueSequence,
                                        new DataSet()
                                                .putString(Tag.NumericValue, org.overread.core.dicom.Vr.DS, "12"))));

        List<ResultMeasurement> measurements = report.findings().get(0).measurements();
        assertThat(measurements.get(0).value().orElseThrow().value()).isEqualTo(new BigDecimal("1.20"));
        assertThat(measurements.get(0).value().orElseThrow().unit()).contains(new CodedConcept("cm", "UCUM", "cm"));
        assertThat(measurements.get(1).value().orElseThrow().unit()).isEmpty();
        assertThat(report.problems()).hasSize(1);
    }

    @Test
    void planesInTheFrameOfReferenceKeepTheirPoints() throws Exception {
        ResultReport report = groups(group().add(
                        SrItem.scoord3d("CONTAINS", REGION, "POLYGON", 1.5, -2, 3, 4, 5, 6, 7, 8, 9, 1.5, -2, 3),
                        SrItem.code("CONTAINS", "130400:DCM:Geometric purpose of region", "75958009:SCT:Bounded by")));

        Region.InSpace region =
                (Region.InSpace) report.findings().get(0).regions().get(0);
        assertThat(region.shape().frameOfReferenceUid()).isEqualTo("2.25.99");
        assertThat(region.shape().points()).hasSize(4).startsWith(new PatientPoint(1.5, -2, 3));
        assertThat(region.purpose().orElseThrow().value()).isEqualTo("75958009");
    }

    @Test
    void aSlantedQuadrangleIsNoBox() throws Exception {
        SrItem slanted = SrItem.scoord("CONTAINS", REGION, "POLYLINE", 0, 0, 2, 2, 2, 0, 0, 2)
                .add(SrItem.image("SELECTED FROM", "", "2.25.71"));
        ResultReport report = groups(group().add(
                        slanted,
                        SrItem.code("CONTAINS", "130400:DCM:Geometric purpose of region", "75958009:SCT:Bounded by")));

        assertThat(((Region.OnImage) report.findings().get(0).regions().get(0)).box())
                .isEmpty();
    }

    @Test
    void mammographyCadFindingsHavePointsOutlinesCertaintyAndIntent() throws Exception {
        SrItem library =
                SrItem.container("CONTAINS", "111028:DCM:Image Library").add(SrItem.image("CONTAINS", "", "2.25.71"));
        SrItem mass = SrItem.code(
                        "INFERRED FROM", "111059:DCM:Single Image Finding", "F-01796:SRT:Mammography breast density")
                .add(
                        SrItem.code(
                                "HAS CONCEPT MOD", "111056:DCM:Rendering Intent", "111152:DCM:Not for Presentation"),
                        SrItem.number("HAS PROPERTIES", "111012:DCM:Certainty of Finding", "85", "%"),
                        SrItem.scoord("HAS PROPERTIES", "111010:DCM:Center", "POINT", 165, 2433)
                                .add(SrItem.reference("SELECTED FROM", 1, 1, 1)),
                        SrItem.scoord("HAS PROPERTIES", "111041:DCM:Outline", "POLYLINE", 1, 2, 3, 4, 5, 6)
                                .add(SrItem.reference("SELECTED FROM", 1, 1, 1)),
                        SrItem.text("HAS PROPERTIES", "111001:DCM:Algorithm Name", "Mass Maker"),
                        SrItem.text("HAS PROPERTIES", "111003:DCM:Algorithm Version", "1.9"));
        SrItem composite = SrItem.code("CONTAINS", "111015:DCM:Composite Feature", "F-01796:SRT:Mass")
                .add(mass);
        SrItem impression = SrItem.container("CONTAINS", "111034:DCM:Individual Impression/Recommendation")
                .add(
                        SrItem.code(
                                "HAS CONCEPT MOD", "111056:DCM:Rendering Intent", "111150:DCM:Presentation Required"),
                        composite);
        ResultReport report = read(
                SrItem.container("", "111036:DCM:Mammography CAD Report")
                        .add(
                                library,
                                SrItem.code(
                                                "CONTAINS",
                                                "111017:DCM:CAD Processing and Findings Summary",
                                                "111242:DCM:All algorithms succeeded; with findings")
                                        .add(impression)),
                "88.50");

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).hasSize(2);
        ResultFinding outer = report.findings().get(0);
        assertThat(outer.renderingIntent()).contains(RenderingIntent.PRESENTATION_REQUIRED);
        assertThat(outer.identity().inferredFrom())
                .containsExactly(report.findings().get(1).identity().position());
        ResultFinding inner = report.findings().get(1);
        assertThat(inner.kind()).isEqualTo(ResultFinding.Kind.CAD_FINDING);
        assertThat(inner.renderingIntent()).contains(RenderingIntent.NOT_FOR_PRESENTATION);
        assertThat(inner.certainties().get(0).value().orElseThrow().value()).isEqualTo(new BigDecimal("85"));
        Region.OnImage center = (Region.OnImage) inner.regions().get(0);
        assertThat(center.role().orElseThrow().meaning()).isEqualTo("Center");
        assertThat(center.shape().points()).containsExactly(new ImagePoint(165, 2433));
        assertThat(center.image().orElseThrow().sopInstanceUid()).isEqualTo("2.25.71");
        assertThat(inner.regions()).hasSize(2);
        assertThat(inner.algorithms())
                .containsExactly(new AlgorithmIdentity(
                        "Mass Maker", Optional.of("1.9"), Optional.empty(), List.of(), List.of()));
        assertThat(report.statements())
                .extracting(Evaluation::text)
                .containsExactly("All algorithms succeeded; with findings");
    }

    @Test
    void findingsOutsideGroupsAreReadWithWhatTheyAreInferredFrom() throws Exception {
        SrItem measured = SrItem.number("CONTAINS", "410668003:SCT:Length", "3", "mm")
                .add(SrItem.scoord("INFERRED FROM", "121055:DCM:Path", "POLYLINE", 1, 2, 3, 4)
                        .add(SrItem.image("SELECTED FROM", "", "2.25.71")));
        SrItem written = SrItem.text("CONTAINS", "121071:DCM:Finding", "a mass")
                .add(SrItem.image("INFERRED FROM", "", "2.25.72"));
        SrItem section = SrItem.container("CONTAINS", "121070:DCM:Findings")
                .add(
                        SrItem.code("HAS CONCEPT MOD", "363698007:SCT:Finding Site", "39607008:SCT:Lung"),
                        SrItem.person("HAS OBS CONTEXT", "121008:DCM:Person Observer Name", "R^S"),
                        measured,
                        written,
                        SrItem.text("CONTAINS", "121077:DCM:Conclusion", "benign"));

        ResultReport report = read(SrItem.container("", "18782-3:LN:Report").add(section), "88.33");

        ResultFinding length = report.findings().get(0);
        assertThat(length.kind()).isEqualTo(ResultFinding.Kind.MEASUREMENT);
        assertThat(length.places().get(0).site().orElseThrow().meaning()).isEqualTo("Lung");
        assertThat(length.measurements().get(0).regions()).hasSize(1);
        assertThat(length.context().observers()).hasOnlyElementsOfType(Observer.Person.class);
        assertThat(report.findings().get(1).evaluations())
                .extracting(Evaluation::text)
                .containsExactly("a mass");
        assertThat(report.findings().get(1).regions()).hasSize(1);
        assertThat(report.statements()).extracting(Evaluation::text).containsExactly("benign");
    }

    @Test
    void whatIsSaidTwiceOrUnknownIsKept() throws Exception {
        ResultReport report = groups(group().add(
                        SrItem.code("CONTAINS", "121071:DCM:Finding", "27925004:SCT:Nodule"),
                        SrItem.code("CONTAINS", "121071:DCM:Finding", "4147007:SCT:Mass"),
                        SrItem.code("CONTAINS", "111056:DCM:Rendering Intent", "X:99T:maybe"),
                        SrItem.of("CONTAINS", "HOLOGRAM", "H:99T:hologram"),
                        SrItem.container("CONTAINS", "H:99T:inner").add(SrItem.text("CONTAINS", "T:99T:t", "deep"))));

        ResultFinding finding = report.findings().get(0);
        assertThat(finding.finding().orElseThrow().meaning()).isEqualTo("Nodule");
        assertThat(finding.evaluations()).extracting(Evaluation::text).containsExactly("Mass", "maybe");
        assertThat(finding.other()).hasSize(2);
        assertThat(finding.other().toString()).contains("deep");
    }

    @Test
    void modifiersOfModifiersAreReadInTimeHoweverDeep() {
        SrItem chain = SrItem.code("HAS PROPERTIES", "P:99T:p", "V:99T:deepest");
        for (int i = 0; i < 50; i++) {
            chain = SrItem.code("HAS PROPERTIES", "P:99T:p", "V:99T:v").add(chain);
        }
        SrItem deep = SrItem.code("CONTAINS", "C:99T:c", "V:99T:v").add(chain);

        ResultReport report = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> groups(group().add(deep)));

        assertThat(report.findings().get(0).evaluations().toString()).contains("deepest");
    }

    @Test
    void manyReferencesToOneRegionAreReadInTime() {
        SrItem crowded =
                SrItem.scoord("CONTAINS", REGION, "POINT", 1, 2).add(SrItem.image("SELECTED FROM", "", "2.25.71"));
        SrItem[] said = new SrItem[20_000];
        SrItem[] references = new SrItem[20_000];
        for (int i = 0; i < said.length; i++) {
            said[i] = SrItem.text("HAS CONCEPT MOD", "T:99T:t", "x");
            references[i] = SrItem.reference("INFERRED FROM", 1, 1, 1, 1);
        }
        SrItem measured =
                SrItem.number("CONTAINS", "410668003:SCT:Length", "3", "mm").add(references);

        ResultReport report = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> groups(group().add(crowded.add(said), measured)));

        assertThat(report.findings().get(0).measurements().get(0).regions()).hasSize(20_000);
    }
}
