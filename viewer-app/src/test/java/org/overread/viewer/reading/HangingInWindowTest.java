package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.hanging.CellPresentation;
import org.overread.core.hanging.HangingFiles;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.hanging.HungCell;
import org.overread.core.image.OrientationLetters;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.example.SyntheticImages;
import org.overread.example.SyntheticStudies;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.palette.CommandPalette;
import org.overread.viewer.palette.PaletteEntry;
import org.overread.viewer.viewport.Viewport;

/** Studies are hung by the shipped protocols in the real window, step by step, with and without priors. */
@ExtendWith(VirtualScreen.class)
class HangingInWindowTest {
    private final StationsPriors priors = new StationsPriors();
    private ReadingBench bench;

    @BeforeEach
    void openWindow() {
        HangingSources sources = HangingSources.of(CompletableFuture.completedFuture(HangingFiles.shipped()), priors);
        bench = new ReadingBench(
                WindowSettings.standard(DrawnPixels::read, ReadingBench.READER).with(sources), 1500, 900);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ct-chest", "ct-head", "mr-brain", "xr-chest", "mammography", "ultrasound"})
    void everyStepOfAShippedProtocolShowsWhatItNamesAndNothingElse(String id) {
        priors.studies.add(study(id, "1.2.7", "20240105"));
        bench.open(study(id, "1.2.1", "20260101"));
        bench.settle();
        assertThat(bench.read(() -> bench.seen
                        .hanging()
                        .steps()
                        .protocol()
                        .orElseThrow()
                        .protocol()
                        .id()))
                .isEqualTo(id);
        int steps = 0;
        String first = step();
        do {
            bench.picture("hanging-" + id + "-" + ++steps);
            assertThat(problems()).as(id + " " + step()).isEmpty();
            bench.keys(KeyCode.SPACE);
        } while (!step().equals(first) && steps < 20 && !bench.texts().contains("After the last step"));
        assertThat(steps).isGreaterThan(1);
        assertThat(bench.texts()).containsAnyOf("After the last step", "Every series has been shown");
    }

    /** What is on screen and not what the step says: a place without image and words, a word over other images. */
    private List<String> problems() {
        return bench.read(() -> {
            List<String> wrong = new ArrayList<>();
            List<Viewport> shown = bench.seen.viewports().viewports();
            var step = bench.seen.hanging().steps().current().orElseThrow();
            for (int i = 0; i < shown.size(); i++) {
                String label = step.step().cells().get(i).label();
                String words = bench.seen.hanging().screen().words().writtenTexts(shown.get(i));
                boolean empty = shown.get(i).painted().isEmpty();
                if (!words.contains(label)) {
                    wrong.add(label + " is not said: " + words);
                }
                if (empty != words.contains(": not in") && empty != words.contains("no prior")) {
                    wrong.add(label + (empty ? " is empty" : " is said to be missing") + " without reason");
                }
                var window = step.step().cells().get(i).presentation().window();
                if (!empty
                        && window.orElse(null) instanceof CellPresentation.Window.Preset(String name)
                        && !shown.get(i).writtenTexts().contains(name)) {
                    wrong.add(label + " is not in the window " + name);
                }
                if (!empty && !wanted(step.cells().get(i)).contains(painted(shown.get(i)))) {
                    wrong.add(label + " shows another image than was chosen for it");
                }
                if (!empty && isPrior(shown.get(i)) != words.contains("PRIOR")) {
                    wrong.add(label + ": a prior that is not called so, or the study called a prior");
                }
            }
            return wrong;
        });
    }

    private static List<String> wanted(HungCell cell) {
        return ((HungCell.Shown) cell)
                .images().frames().stream()
                        .map(frame -> frame.ref().sopInstanceUid())
                        .toList();
    }

    private static String painted(Viewport viewport) {
        return viewport.painted().orElseThrow().ref().sopInstanceUid();
    }

    private static boolean isPrior(Viewport viewport) {
        return viewport.painted().orElseThrow().ref().sopInstanceUid().startsWith("1.2.7");
    }

    @Test
    void breastsHangBackToBackAtOneScaleWithTheChestWallsInTheMiddle() {
        bench.open(study("mammography", "1.2.1", "20260101"));
        List<Viewport> pair = bench.read(() -> bench.seen.viewports().viewports());
        bench.read(() -> {
            var right = pair.get(0).view().geometry().orElseThrow();
            var left = pair.get(1).view().geometry().orElseThrow();
            assertThat(right.scale()).isEqualTo(left.scale());
            assertThat(right.toImage(right.viewWidth(), 0).column()).isEqualTo(SyntheticImages.SIZE);
            assertThat(left.toImage(0, 0).column()).isEqualTo(0);
            OrientationLetters wall = pair.get(0)
                    .painted()
                    .orElseThrow()
                    .request()
                    .frame()
                    .orientation()
                    .orElseThrow();
            assertThat(wall.right()).isEqualTo("P");
            return null;
        });
        assertThat(bench.read(() -> pair.get(0).writtenTexts())).contains("R CC");
        assertThat(bench.read(() -> pair.get(1).writtenTexts())).contains("L CC");
    }

    @Test
    void aBreastStoredTheOtherWayRoundIsMirroredWithItsLettersSoThatTheChestWallIsInTheMiddle() {
        bench.open(new SyntheticImages("1.2.1")
                .projections(
                        "MG",
                        "R CC",
                        SyntheticStudies.mg("R", "CC")
                                .andThen(header -> header.putString(Tag.PatientOrientation, Vr.CS, "A", "L")))
                .projections("MG", "L CC", SyntheticStudies.mg("L", "CC"))
                .study("Mammography", "20260101"));
        bench.picture("hanging-mirrored");
        bench.read(() -> {
            var geometry = bench.seen
                    .viewports()
                    .viewports()
                    .getFirst()
                    .view()
                    .geometry()
                    .orElseThrow();
            assertThat(geometry.turn().mirrored()).isTrue();
            assertThat(geometry.toImage(geometry.viewWidth(), 0).column()).isEqualTo(0);
            return null;
        });
    }

    @Test
    void whatTheCellIsCalledGoesWhenAnotherSeriesStandsInIt() {
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        assertThat(bench.texts()).contains("\nLung\n", "W 1500  L −600  Lung");
        bench.keys(KeyCode.F9);
        assertThat(bench.read(() -> bench.seen.hanging().screen().words().writtenTexts()))
                .isBlank();
    }

    @Test
    void aStepWithoutACoronalSeriesIsSaidByItsNameAndShowsWhatThereIsInTheWholeRoom() {
        bench.open(study("mr-brain", "1.2.1", "20260101"));
        for (int i = 0; i < 8 && !bench.texts().contains("Sagittal and coronal"); i++) {
            bench.keys(KeyCode.SPACE);
        }
        assertThat(bench.texts()).contains("Sagittal and coronal");
        assertThat(bench.read(() -> bench.seen.viewports().viewports()))
                .singleElement()
                .satisfies(viewport -> assertThat(painted(viewport)).startsWith("1.2.1.7"));
        bench.picture("hanging-sagittal-alone");
    }

    @Test
    void seriesThatWereNeverShownAreNamedAfterTheLastStepAndThenShown() {
        Study chest = new SyntheticImages("1.2.1")
                .slices("CT", "Thorax Br40", "axial", 8, SyntheticStudies.ct("CHEST", "Br40d", "5", ""))
                .slices("CT", "Perfusion map", "axial", 3, SyntheticStudies.ct("CHEST", "Br40d", "5", ""))
                .study("CT Thorax", "20260101");
        bench.open(chest);
        for (int i = 0; i < 8 && !bench.texts().contains("never shown"); i++) {
            bench.keys(KeyCode.SPACE);
        }
        assertThat(bench.texts()).contains("1 series was never shown: 2 Perfusion map");
        assertThat(bench.read(() ->
                        bench.seen.viewport().stack().orElseThrow().series().description()))
                .isEqualTo("Perfusion map");
        bench.keys(KeyCode.SPACE);
        assertThat(bench.texts()).contains("Every series has been shown");
    }

    @Test
    void aPriorIsShownBesideUnderItsDateAndNothingIsDrawnOrFoundOnIt() {
        priors.studies.add(study("ct-chest", "1.2.7", "20240105"));
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        bench.settle();
        bench.picture("prior-beside");
        Viewport right = bench.read(() -> bench.seen.viewports().viewports().get(1));
        assertThat(bench.read(() -> isPrior(right))).isTrue();
        assertThat(bench.read(() -> bench.seen.hanging().screen().words().writtenTexts(right)))
                .contains("PRIOR", "2024");
        bench.read(() -> {
            bench.seen.viewports().activate(right);
            return null;
        });
        pointAt(right);
        bench.keys(KeyCode.Z);
        assertThat(bench.read(() -> bench.host.review.state().findings())).isEmpty();
        bench.keys(KeyCode.L);
        drag(right);
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.read(() -> bench.annotations.all())).isEmpty();
    }

    /** The next study comes from an archive, image by image, after one that was hung in several places. */
    @Test
    void aStudyThatIsStillComingIsHungWhateverTheStudyBeforeWasHungIn() {
        bench.open(study("mammography", "1.2.1", "20260101"));
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(2);
        bench.open(new SyntheticImages("1.2.2")
                .slices(
                        "CT",
                        "Localizer",
                        "coronal",
                        1,
                        header -> header.putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER"))
                .study("", "20260102"));
        assertThat(bench.read(() -> bench.seen.hanging().steps().current())).isEmpty();
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(1);
        bench.grow(study("ct-head", "1.2.2", "20260102"));
        bench.settle();
        assertThat(step()).isNotBlank();
        assertThat(bench.texts()).contains("Brain");
    }

    /** Half the pixel, twice the columns: what is equally large in the patient is equally large on screen. */
    @Test
    void aPriorBesideHasTheScaleOfTheStudyInMillimetres() {
        priors.studies.add(radiograph("1.2.7", "20240105", "1.5"));
        bench.open(radiograph("1.2.1", "20260101", "3"));
        bench.settle();
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        bench.settle();
        assertThat(perMillimetre(0)).isEqualTo(perMillimetre(1), within(1e-9));
        bench.keys(KeyCode.PLUS);
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        bench.settle();
        bench.picture("prior-same-scale");
        assertThat(perMillimetre(0)).isEqualTo(perMillimetre(1), within(1e-9));
    }

    private static Study radiograph(String root, String date, String spacing) {
        return new SyntheticImages(root)
                .projections(
                        "DX", "Hand PA", header -> header.putString(Tag.ImagerPixelSpacing, Vr.DS, spacing, spacing))
                .study("Hand", date);
    }

    private double perMillimetre(int place) {
        return bench.read(() -> {
            Viewport viewport = bench.seen.viewports().viewports().get(place);
            var painted = viewport.painted().orElseThrow();
            return viewport.view().geometry().orElseThrow().scale()
                    / painted.request().frame().facts().spacing().orElseThrow().betweenColumnsMm();
        });
    }

    @Test
    void aPriorOfAnotherIdIsNotShownAndOneWithAnotherBirthDateIsWithAWarning() {
        priors.studies.add(with(study("ct-chest", "1.2.7", "20240105"), "H-2", "19500101"));
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        assertThat(bench.texts()).contains("not this patient").doesNotContain("PRIOR");
        priors.studies.set(0, with(study("ct-chest", "1.2.7", "20240105"), "H-1", "19510101"));
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        assertThat(bench.texts()).contains("CHECK IDENTITY", "birth date not as in this study");
        bench.picture("prior-identity");
    }

    /** "No prior is known" is believed: it is said only where every archive was asked. */
    @Test
    void anArchiveThatCouldNotBeAskedForPriorsIsNotTakenForOneWithout() {
        priors.unasked = List.of("PACS: its certificate has expired");
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        assertThat(bench.texts()).contains("priors unknown: an archive did not answer");
        priors.unasked = List.of();
        priors.studies.add(study("ct-chest", "1.2.7", "20240105"));
        bench.keys(KeyCode.P);
        assertThat(bench.texts()).contains("PACS: its certificate has expired", "asked again");
        bench.settle();
        assertThat(bench.texts()).contains("1 prior").doesNotContain("priors unknown");
    }

    @Test
    void whereAPriorIsKnownTheArchiveThatCouldNotBeAskedIsNamedAndAskedAgainAndThePriorOpenedOnce() {
        priors.studies.add(study("ct-chest", "1.2.7", "20240105"));
        priors.unasked = List.of("PACS: its certificate has expired");
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        assertThat(bench.texts()).contains("an archive did not answer, perhaps more than");
        priors.unasked = List.of();
        priors.studies.add(study("ct-chest", "1.2.8", "20230105"));
        bench.keys(KeyCode.P);
        assertThat(bench.texts()).contains("There may be more priors: PACS: its certificate has expired");
        bench.picture("hanging-priors-unasked");
        bench.settle();
        assertThat(bench.texts()).contains("2 priors").doesNotContain("perhaps more than");
        bench.keys(KeyCode.DIGIT1);
        bench.settle();
        assertThat(bench.read(() -> bench.seen.hanging().priors().opened())).hasSize(1);
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        bench.settle();
        assertThat(bench.read(() -> bench.seen.hanging().priors().opened()))
                .extracting(prior -> prior.study().studyInstanceUid())
                .containsExactly("1.2.7", "1.2.8");
    }

    @Test
    void protocolsAndPriorsAndLayoutsAreChosenFromSheets() {
        priors.studies.add(study("ct-chest", "1.2.7", "20240105"));
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.H);
        assertThat(bench.sheetTexts()).contains("CT chest", "score");
        bench.picture("hanging-protocols");
        bench.keys(KeyCode.ENTER);
        assertThat(bench.sheetTexts()).isEmpty();
        bench.keys(KeyCode.P);
        bench.picture("hanging-priors");
        bench.keys(KeyCode.DIGIT1);
        assertThat(bench.texts()).contains("PRIOR");
        bench.keys(KeyCode.F8);
        bench.picture("hanging-layouts");
        bench.keys(KeyCode.RIGHT);
        bench.keys(KeyCode.ENTER);
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(6);
        bench.keys(KeyCode.F5);
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(9);
    }

    @Test
    void protocolsAndPriorsAreFoundInThePalette() {
        priors.studies.add(study("ct-chest", "1.2.7", "20240105"));
        bench.open(study("ct-chest", "1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.CONTROL, KeyCode.K);
        typed("voruntersuchung");
        assertThat(offered())
                .extracting(PaletteEntry::id)
                .contains("prior." + priors.studies.getFirst().studyInstanceUid());
        bench.picture("hanging-palette");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.K);
        typed("hanging chest");
        assertThat(offered()).first().extracting(PaletteEntry::id).isEqualTo("protocol.ct-chest");
        bench.keys(KeyCode.ENTER);
        assertThat(bench.texts()).contains("step 1 of");
    }

    private void typed(String text) {
        for (char letter : text.toCharArray()) {
            bench.keys(
                    letter == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter))));
        }
    }

    private List<PaletteEntry> offered() {
        return bench.read(
                () -> ((CommandPalette) bench.stage().getScene().getRoot().lookup(".palette")).offered());
    }

    @Test
    void protocolsThatComeLaterHangAStudyThatTheReaderHasLeftAlone() {
        CompletableFuture<HangingProtocols> late = new CompletableFuture<>();
        bench.close();
        bench = new ReadingBench(
                WindowSettings.standard(DrawnPixels::read, ReadingBench.READER).with(HangingSources.of(late, priors)),
                1500,
                900);
        bench.open(study("mammography", "1.2.1", "20260101"));
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(1);
        late.complete(HangingFiles.shipped());
        bench.settle();
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(2);
    }

    private void pointAt(Viewport viewport) {
        var place = bench.read(() -> viewport.localToScene(viewport.getWidth() / 2, viewport.getHeight() / 2));
        bench.mouseTo(place.getX(), place.getY());
    }

    private void drag(Viewport viewport) {
        pointAt(viewport);
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        bench.mouse(robot -> robot.mouseMove(robot.getMouseX() + 60, robot.getMouseY() + 30));
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private String step() {
        return bench.read(() ->
                bench.seen.hanging().steps().current().orElseThrow().step().name());
    }

    private static Study study(String protocol, String root, String date) {
        return switch (protocol) {
            case "ct-chest" -> SyntheticStudies.ctChest(root, date);
            case "ct-head" -> SyntheticStudies.ctHead(root, date);
            case "mr-brain" -> SyntheticStudies.mrBrain(root, date);
            case "xr-chest" -> SyntheticStudies.chestRadiographs(root, date);
            case "mammography" -> SyntheticStudies.mammography(root, date);
            default -> SyntheticStudies.ultrasound(root, date);
        };
    }

    private static Study with(Study study, String id, String birthDate) {
        Patient patient = new Patient(
                study.patient().name(), id, "GENERAL", Optional.of(birthDate), Optional.of("F"), Optional.empty());
        return new Study(
                study.studyInstanceUid(),
                patient,
                study.date(),
                study.time(),
                study.accessionNumber(),
                study.studyId(),
                study.description(),
                study.referringPhysician(),
                study.series());
    }
}
