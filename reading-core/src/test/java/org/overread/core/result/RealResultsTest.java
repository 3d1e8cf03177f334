package org.overread.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.TestData;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.GraphicType;
import org.overread.core.document.Observer;
import org.overread.core.document.Relationship;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;

/** Results that other systems wrote. */
class RealResultsTest {

    private static ResultReport read(String file) throws Exception {
        return read(TestData.path(file));
    }

    private static ResultReport read(Path file) throws Exception {
        return ResultReader.read(SrDocumentReader.read(DicomReader.read(file).dataSet()));
    }

    @Test
    void segmentMeasurementsOfDcmqi() throws Exception {
        ResultReport report = read("dicom/dcmqi/sr-example__sr.dcm");

        assertThat(report.procedures()).containsExactly(new CodedConcept("44139-4", "LN", "PET whole body"));
        assertThat(report.document().status().verified()).isFalse();
        ResultFinding finding = report.findings().get(0);
        assertThat(report.findings()).hasSize(1);
        assertThat(finding.kind()).isEqualTo(ResultFinding.Kind.MEASUREMENT_GROUP);
        assertThat(finding.identity().trackingIdentifier()).contains("primary tumor");
        assertThat(finding.identity().trackingUid()).contains("2.25.318774060119084600392715520575818119084");
        assertThat(finding.identity().session()).contains("1");
        assertThat(finding.identity().timePoints()).extracting(Evaluation::text).containsExactly("1");
        assertThat(finding.finding().orElseThrow().meaning()).isEqualTo("Neoplasm, Primary");
        assertThat(finding.places())
                .extracting(place -> place.site().orElseThrow().value())
                .containsExactly("T-C5300");
        assertThat(finding.methods()).extracting(CodedConcept::value).containsExactly("126410");
        Region.Segments segment = (Region.Segments) finding.regions().get(0);
        assertThat(segment.segmentation().segments()).containsExactly(1);
        assertThat(segment.sourceSeries())
                .containsExactly("1.3.6.1.4.1.14519.5.2.1.2744.7002.261560220703676715130542397405");
        assertThat(finding.measurements()).hasSize(22);
        ResultMeasurement mean = finding.measurements().get(0);
        assertThat(mean.value().orElseThrow().value()).isEqualTo(new BigDecimal("6.01529"));
        assertThat(mean.value().orElseThrow().unit().orElseThrow().value()).isEqualTo("{SUVbw}g/ml");
        assertThat(mean.modifiers()).extracting(Evaluation::text).containsExactly("Mean");
        assertThat(finding.context().observers())
                .containsExactly(new Observer.Person(
                        Optional.of("User2"), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void groupsOfHighdicom() throws Exception {
        ResultReport report = read("dicom/highdicom/test_files__sr_document_with_multiple_groups.dcm");

        assertThat(report.findings()).hasSizeGreaterThanOrEqualTo(3);
        ResultFinding nodule = report.findings().get(1);
        assertThat(nodule.identity().trackingIdentifier()).contains("LungNodule0001");
        assertThat(nodule.category().orElseThrow().value()).isEqualTo("49755003");
        Region.OnImage circle = (Region.OnImage) nodule.regions().get(0);
        assertThat(circle.shape().type()).isEqualTo(GraphicType.CIRCLE);
        assertThat(circle.shape().points()).containsExactly(new ImagePoint(45, 55), new ImagePoint(45, 65));
        assertThat(circle.image().orElseThrow().sopInstanceUid())
                .isEqualTo("1.3.6.1.4.1.5962.1.1.1.1.1.20040119072730.12322");
        assertThat(circle.box()).isEmpty();
        assertThat(nodule.evaluations()).extracting(Evaluation::text).contains("Not significant");
        assertThat(nodule.context().byPerson() && nodule.context().byDevice()).isTrue();
    }

    @Test
    void annotationsOfDwvOldAndNew() throws Exception {
        ResultReport now = read("dicom/dwv/annotation__tid1500-0__sr-ruler.dcm");
        assertThat(now.findings()).hasSize(3);
        assertThat(now.findings()
                        .get(0)
                        .measurements()
                        .get(0)
                        .value()
                        .orElseThrow()
                        .value())
                .isEqualTo(new BigDecimal("4.025316455696"));

        ResultReport old = read("dicom/dwv/annotation__dwv034__sr-ruler.dcm");
        assertThat(old.findings()).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(ResultFinding.Kind.REGION);
            assertThat(finding.identity().trackingIdentifier()).isPresent();
            assertThat(finding.measurements()).isNotEmpty();
            assertThat(((Region.OnImage) finding.regions().get(0)).image()).isPresent();
        });
        assertThat(old.problems().toString()).contains("no ReferencedSOPClassUID (0008,1150)");
    }

    /** Everything that a document says in codes, words and numbers is somewhere in what is read of it. */
    @Test
    void nothingThatAnyDocumentSaysIsDropped() throws Exception {
        int checked = 0;
        for (Path file : TestData.files("dicom")) {
            Optional<DataSet> dataSet = report(file);
            if (dataSet.isEmpty()) {
                continue;
            }
            ResultReport report = ResultReader.read(SrDocumentReader.read(dataSet.get()));
            String said = report.findings().toString() + report.statements() + report.procedures();
            List<String> stated = stated(report.document().root()).toList();
            assertThat(stated)
                    .as(file.toString())
                    .allSatisfy(text -> assertThat(said).contains(text));
            checked += stated.size();
        }
        assertThat(checked).isGreaterThan(350);
    }

    private static Optional<DataSet> report(Path file) {
        try {
            return Optional.of(DicomReader.read(file).dataSet()).filter(SrDocumentReader::reads);
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> stated(ContentItem item) {
        if (ResultConcept.of(item) == ResultConcept.IMAGE_LIBRARY
                || ResultConcept.of(item) == ResultConcept.LANGUAGE
                || item.relationship() == Relationship.HAS_ACQ_CONTEXT
                || item.relationship() == Relationship.HAS_OBS_CONTEXT
                        && item.position().chars().filter(c -> c == '.').count() == 1) {
            return Stream.empty();
        }
        Stream<String> own = switch (item.value()) {
            case ContentValue.ByReference r -> Stream.empty();
            case ContentValue.Num num -> num.measured().map(one -> one.value().toString()).stream();
            default -> item.text().stream();
        };
        return Stream.concat(own, item.children().stream().flatMap(RealResultsTest::stated));
    }
}
