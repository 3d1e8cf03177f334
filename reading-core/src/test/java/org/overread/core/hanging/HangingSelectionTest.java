package org.overread.core.hanging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Study;
import org.overread.example.SyntheticImages;
import org.overread.example.SyntheticStudies;

/** What the shipped protocols put where, from attributes as scanners write them. */
class HangingSelectionTest {
    private static final HangingProtocols SHIPPED = HangingFiles.shipped();

    @Test
    void eachKindOfStudyGetsItsOwnProtocol() {
        assertThat(best(SyntheticStudies.ctChest("1.2.1", "20260101"))).isEqualTo("ct-chest");
        assertThat(best(SyntheticStudies.ctHead("1.2.1", "20260101"))).isEqualTo("ct-head");
        assertThat(best(SyntheticStudies.mrBrain("1.2.1", "20260101"))).isEqualTo("mr-brain");
        assertThat(best(SyntheticStudies.chestRadiographs("1.2.1", "20260101"))).isEqualTo("xr-chest");
        assertThat(best(SyntheticStudies.mammography("1.2.1", "20260101"))).isEqualTo("mammography");
        assertThat(best(SyntheticStudies.ultrasound("1.2.1", "20260101"))).isEqualTo("ultrasound");
    }

    @Test
    void ofPetCtTheCorrectedPetIsHungAndFusedOverTheCt() {
        Study both = new SyntheticImages("1.2.1")
                .slices("CT", "CT WB", "axial", 12, SyntheticStudies.ct("CHEST", "Br40d", "5", ""))
                .slices("PT", "PET WB NAC", "axial", 14, header -> {})
                .slices("PT", "PET WB", "axial", 12, header -> {})
                .study("PET/CT chest", "20260101");
        assertThat(best(both)).isEqualTo("pet-ct");
        assertThat(hung("pet-ct", both, "CT, PET, fused")).containsExactly("1.2.1.1", "1.2.1.3", "1.2.1.1");
        HungCell.Shown fused =
                (HungCell.Shown) step("pet-ct", both, "CT, PET, fused").cells().get(2);
        assertThat(fused.fused().orElseThrow().series().seriesInstanceUid()).isEqualTo("1.2.1.3");
    }

    @Test
    void withoutAnythingToFuseTheCellIsMissingAndNoPlainCtCalledFused() {
        Study uncorrected = new SyntheticImages("1.2.1")
                .slices("CT", "CT WB", "axial", 12, SyntheticStudies.ct("CHEST", "Br40d", "5", ""))
                .slices("PT", "PET WB NAC", "axial", 12, header -> {})
                .study("PET/CT", "20260101");
        assertThat(hung("pet-ct", uncorrected, "CT, PET, fused"))
                .containsExactly("1.2.1.1", "1.2.1.2", "missing: PET on CT");
    }

    @Test
    void whereNoProtocolIsForAStudyNoneIsChosen() {
        Study knee = new SyntheticImages("1.2.1")
                .slices(
                        "MR",
                        "pd_tse_sag",
                        "sagittal",
                        12,
                        header -> header.putString(Tag.BodyPartExamined, Vr.CS, "KNEE"))
                .study("MR Knie", "20260101");
        assertThat(SHIPPED.matching(new StudyToHang(knee, List.of()))).isEmpty();
    }

    @Test
    void ofAChestTheThinLungKernelAndTheSoftKernelAreToldApartAndTheTopogramIsNotHung() {
        Study chest = SyntheticStudies.ctChest("1.2.1", "20260101");
        assertThat(hung("ct-chest", chest, "Lung and mediastinum")).containsExactly("1.2.1.3", "1.2.1.2");
        assertThat(hung("ct-chest", chest, "Coronal and sagittal")).containsExactly("1.2.1.4");
    }

    @Test
    void withoutALungKernelItIsSaidThatAnotherStandsInForIt() {
        Study chest = new SyntheticImages("1.2.1")
                .slices("CT", "Thorax", "axial", 12, SyntheticStudies.ct("CHEST", "Br40d", "5", ""))
                .study("CT Thorax", "20260101");
        HungCell.Shown lung =
                (HungCell.Shown) step("ct-chest", chest, "Lung").cells().getFirst();
        assertThat(lung.insteadOf()).contains("no lung kernel found");
    }

    @Test
    void contrastsOfTheBrainAreFoundByTheirTimesNotByTheirNames() {
        Study brain = SyntheticStudies.mrBrain("1.2.1", "20260101");
        assertThat(hung("mr-brain", brain, "FLAIR, T2, diffusion"))
                .containsExactly("1.2.1.3", "1.2.1.2", "1.2.1.5", "1.2.1.6");
        assertThat(hung("mr-brain", brain, "T1 before and after contrast")).containsExactly("1.2.1.4", "1.2.1.8");
        assertThat(hung("mr-brain", brain, "Sagittal and coronal")).containsExactly("1.2.1.7");
    }

    @Test
    void whatABrainLacksOfSagittalAndCoronalTakesNoRoomAndWithoutBothThereIsNoSuchStep() {
        HungStep sagittal = step("mr-brain", SyntheticStudies.mrBrain("1.2.1", "20260101"), "Sagittal and coronal");
        assertThat(sagittal.step().cells())
                .extracting(HangingCell::place)
                .containsExactly(new HangingCell.Place(0, 0, 1, 1));
        assertThat(sagittal.cells().getFirst().cell().place()).isEqualTo(new HangingCell.Place(0, 0, 1, 1));
        Study axial = new SyntheticImages("1.2.1")
                .slices("MR", "t2_tse_tra", "axial", 12, SyntheticStudies.mr("SE", 4000, 100, 0))
                .study("MR brain", "20260101");
        assertThat(steps("mr-brain", axial)).contains("FLAIR, T2, diffusion").doesNotContain("Sagittal and coronal");
        assertThat(hung("mr-brain", axial, "FLAIR, T2, diffusion"))
                .as("what is not optional is said to be missing")
                .contains("missing: FLAIR");
    }

    @Test
    void ofFourPlacesTheNeighbourTakesTheRoomAndWhatGoesTogetherStaysSo() throws Exception {
        String cell = "{\"label\": \"%s\", \"show\": [{\"plane\": \"%s\"}]}";
        String json =
                ("{\"id\": \"x\", \"name\": \"x\", \"for\": {\"modality\": [\"MR\"]}, \"steps\": [{\"name\": \"x\","
                                + "\"grid\": [2, 2], \"optional\": [0, 1, 2], \"cells\": [" + cell + "," + cell + ","
                                + cell + ","
                                + cell + "], \"together\": [{\"cells\": [0, 3], \"in\": [\"zoom\"]},"
                                + "{\"cells\": [2, 3], \"in\": [\"scroll\"]}]}]}")
                        .formatted("A", "coronal", "B", "coronal", "C", "axial", "D", "axial");
        HangingProtocol protocol = HangingProtocolReader.read(json.getBytes(), HangingProtocol.Origin.SITE);
        Study axial = new SyntheticImages("1.2.1")
                .slices("MR", "t2_tse_tra", "axial", 12, SyntheticStudies.mr("SE", 4000, 100, 0))
                .study("MR", "20260101");
        HangingStep step = HungStep.of(protocol, new StudyToHang(axial, List.of()))
                .getFirst()
                .step();
        assertThat(step.cells()).extracting(HangingCell::label).containsExactly("C", "D");
        assertThat(step.cells())
                .extracting(HangingCell::place)
                .containsExactly(new HangingCell.Place(0, 0, 0.5, 1), new HangingCell.Place(0.5, 0, 0.5, 1));
        assertThat(step.links())
                .singleElement()
                .satisfies(link -> assertThat(link.cells()).containsExactly(0, 1));
    }

    @Test
    void aSeriesWhoseNameSaysT2ButWhoseTimesSayT1IsNotHungAsT2() {
        Study brain = new SyntheticImages("1.2.1")
                .slices("MR", "t2_tse_tra", "axial", 12, SyntheticStudies.mr("SE", 500, 12, 0))
                .study("MR brain", "20260101");
        assertThat(hung("mr-brain", brain, "FLAIR, T2, diffusion")).contains("missing: T2");
        assertThat(hung("mr-brain", brain, "T1 before and after contrast"))
                .containsExactly("1.2.1.1", "missing: T1 with contrast agent");
    }

    @Test
    void whereTheAttributesSayNothingTheNameCounts() {
        Study brain = new SyntheticImages("1.2.1")
                .slices("MR", "AX T2 FLAIR", "axial", 12, header -> {})
                .slices("MR", "AX T2 FSE", "axial", 12, header -> {})
                .study("MRI BRAIN", "20260101");
        assertThat(hung("mr-brain", brain, "FLAIR, T2, diffusion").subList(0, 2))
                .containsExactly("1.2.1.1", "1.2.1.2");
    }

    @Test
    void frontalAndLateralRadiographsStandInTheirPlaces() {
        Study chest = SyntheticStudies.chestRadiographs("1.2.1", "20260101");
        assertThat(hung("xr-chest", chest, "Frontal and lateral")).containsExactly("1.2.1.1", "1.2.1.2");
    }

    @Test
    void aBedsideChestWithoutALateralHasNoStepForIt() {
        Study chest = new SyntheticImages("1.2.1")
                .projections(
                        "CR",
                        "Chest bedside",
                        header -> header.putString(Tag.BodyPartExamined, Vr.CS, "CHEST")
                                .putString(Tag.ViewPosition, Vr.CS, "AP"))
                .study("Chest", "20260101");
        assertThat(steps("xr-chest", chest)).containsExactly("Frontal");
    }

    @Test
    void breastsHangBackToBackWhetherEachViewIsASeriesOrAllAreOne() {
        Study apart = SyntheticStudies.mammography("1.2.1", "20260101");
        assertThat(hung("mammography", apart, "CC")).containsExactly("1.2.1.1", "1.2.1.2");
        assertThat(hung("mammography", apart, "MLO")).containsExactly("1.2.1.3", "1.2.1.4");
        Study together = new SyntheticImages("1.2.2")
                .projections(
                        "MG",
                        "Screening",
                        SyntheticStudies.mg("L", "MLO"),
                        SyntheticStudies.mg("R", "CC"),
                        SyntheticStudies.mg("L", "CC"),
                        SyntheticStudies.mg("R", "MLO"))
                .study("Mammography", "20260101");
        assertThat(images("mammography", together, "All four"))
                .containsExactly("1.2.2.1.2", "1.2.2.1.3", "1.2.2.1.4", "1.2.2.1.1");
    }

    @Test
    void aMissingViewLeavesItsCellAndIsNotReplacedByTheOtherBreast() {
        Study mammography = new SyntheticImages("1.2.1")
                .projections("MG", "L CC", SyntheticStudies.mg("L", "CC"))
                .projections("MG", "L MLO", SyntheticStudies.mg("L", "MLO"))
                .study("Mammography", "20260101");
        assertThat(hung("mammography", mammography, "CC")).containsExactly("missing: R CC", "1.2.1.1");
    }

    @Test
    void anImageThatContradictsItselfAboutItsSideIsHungOnNeitherAndSaid() {
        Consumer<DataSet> right = SyntheticStudies.mg("R", "CC");
        Study words =
                new SyntheticImages("1.2.1").projections("MG", "L CC", right).study("Mammography", "20260101");
        Study attributes = new SyntheticImages("1.2.1")
                .projections(
                        "MG",
                        "CC",
                        right.andThen(header -> header.putItems(
                                Tag.SharedFunctionalGroupsSequence,
                                new DataSet()
                                        .putItems(
                                                Tag.FrameAnatomySequence,
                                                new DataSet().putString(Tag.FrameLaterality, Vr.CS, "L")))))
                .study("Mammography", "20260101");
        for (Study study : List.of(words, attributes)) {
            assertThat(hung("mammography", study, "CC")).containsExactly("missing: R CC", "missing: L CC");
            HungCell.Missing missing =
                    (HungCell.Missing) step("mammography", study, "CC").cells().getFirst();
            assertThat(missing.contradictory()).hasSize(1);
        }
    }

    @Test
    void mixedUpViewCodesAreHungNowhereAsOneOrTheOther() {
        Study study = new SyntheticImages("1.2.1")
                .projections(
                        "MG",
                        "",
                        SyntheticStudies.mg("R", "CC")
                                .andThen(header -> header.putString(Tag.ViewPosition, Vr.CS, "MLO")))
                .projections("MG", "", SyntheticStudies.mg("L", "CC"))
                .study("Mammography", "20260101");
        assertThat(hung("mammography", study, "CC")).containsExactly("missing: R CC", "1.2.1.2");
        assertThat(hung("mammography", study, "MLO")).containsExactly("missing: R MLO", "missing: L MLO");
    }

    @Test
    void anImageWithoutASideIsHungOnNeither() {
        Study study = new SyntheticImages("1.2.1")
                .projections(
                        "MG", "", SyntheticStudies.mg("R", "CC").andThen(header -> header.remove(Tag.ImageLaterality)))
                .study("Mammography", "20260101");
        assertThat(hung("mammography", study, "CC")).containsExactly("missing: R CC", "missing: L CC");
    }

    @Test
    void olderViewCodesAreReadAndAnExaggeratedViewIsNoPlainOne() {
        Study study = new SyntheticImages("1.2.1")
                .projections("MG", "", mg("R", "R-1024A", "SRT"))
                .projections("MG", "", mg("R", "R-10242", "SRT"))
                .study("Mammography", "20260101");
        assertThat(hung("mammography", study, "CC").getFirst()).isEqualTo("1.2.1.2");
    }

    @Test
    void wholeViewsMadeToBeLookedAtComeBeforeMagnifiedAndUnprocessedOnes() {
        Study study = new SyntheticImages("1.2.1")
                .projections(
                        "MG",
                        "",
                        SyntheticStudies.mg("R", "CC")
                                .andThen(header ->
                                        header.putString(Tag.PresentationIntentType, Vr.CS, "FOR PROCESSING")))
                .projections(
                        "MG",
                        "",
                        SyntheticStudies.mg("R", "CC")
                                .andThen(header -> header.putItems(
                                        Tag.ViewCodeSequence,
                                        SyntheticStudies.code("399162004", "SCT")
                                                .putItems(
                                                        Tag.ViewModifierCodeSequence,
                                                        SyntheticStudies.code("399163009", "SCT")))))
                .projections("MG", "", SyntheticStudies.mg("R", "CC"))
                .study("Mammography", "20260101");
        assertThat(hung("mammography", study, "CC").getFirst()).isEqualTo("1.2.1.3");
    }

    @Test
    void stepsWithAPriorAppearWithOneAndItsImagesComeFromIt() {
        Study now = SyntheticStudies.mammography("1.2.1", "20260101");
        Study before = SyntheticStudies.mammography("1.2.7", "20240101");
        assertThat(steps("mammography", now)).doesNotContain("CC, with prior");
        HungStep step = HungStep.of(protocol("mammography"), new StudyToHang(now, List.of(before))).stream()
                .filter(one -> one.step().name().equals("CC, with prior"))
                .findFirst()
                .orElseThrow();
        assertThat(step.cells().stream().map(HangingSelectionTest::written))
                .containsExactly("1.2.1.1", "1.2.1.2", "1.2.7.1", "1.2.7.2");
        assertThat(step.cells().stream().map(cell -> ((HungCell.Shown) cell).prior()))
                .containsExactly(0, 0, 1, 1);
    }

    private static Consumer<DataSet> mg(String side, String code, String scheme) {
        return SyntheticStudies.mg(side, "CC")
                .andThen(header -> header.remove(Tag.ViewPosition)
                        .putItems(Tag.ViewCodeSequence, SyntheticStudies.code(code, scheme)));
    }

    private static String best(Study study) {
        return SHIPPED.matching(new StudyToHang(study, List.of()))
                .getFirst()
                .protocol()
                .id();
    }

    private static HangingProtocol protocol(String id) {
        return SHIPPED.protocols().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> steps(String id, Study study) {
        return HungStep.of(protocol(id), new StudyToHang(study, List.of())).stream()
                .map(step -> step.step().name())
                .toList();
    }

    private static HungStep step(String id, Study study, String name) {
        return HungStep.of(protocol(id), new StudyToHang(study, List.of())).stream()
                .filter(step -> step.step().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The series in the cells of a step. */
    private static List<String> hung(String id, Study study, String name) {
        return step(id, study, name).cells().stream()
                .map(HangingSelectionTest::written)
                .toList();
    }

    private static List<String> images(String id, Study study, String name) {
        return step(id, study, name).cells().stream()
                .map(cell -> ((HungCell.Shown) cell)
                        .images()
                        .frames()
                        .getFirst()
                        .instance()
                        .sopInstanceUid())
                .toList();
    }

    private static String written(HungCell cell) {
        return switch (cell) {
            case HungCell.Shown shown -> shown.images().series().seriesInstanceUid();
            case HungCell.Missing missing -> "missing: " + missing.cell().label();
        };
    }
}
