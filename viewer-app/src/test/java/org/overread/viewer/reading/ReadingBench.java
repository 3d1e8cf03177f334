package org.overread.viewer.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.ingest.Quarantined;
import org.overread.core.kept.KeptEntry;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.StepJournal;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.findings.panel.Signature;
import org.overread.viewer.viewport.FrameSource;

/** A reading window on the virtual screen with a host that keeps what it is told, and the robot that presses its keys. */
final class ReadingBench implements AutoCloseable {
    static final ModelIdentity MODEL = new ModelIdentity(
            "lung-nodule-reference", "Lung nodule reference", "1.0", "Overread", "2.25.77", "00", false);
    static final ReaderIdentity READER = new ReaderIdentity("RADIO^RITA", "General Hospital", "rita", "local");
    static final String STUDY = "1.2.840.99.2";

    final KeptHost host = new KeptHost();
    final KeptJournal<ReviewEntry> journal = new KeptJournal<>();
    final KeptJournal<KeptEntry<Annotation>> drawn = new KeptJournal<>();
    final KeptJournal<KeptEntry<KeyImage>> marked = new KeptJournal<>();
    /** Of the study opened last. */
    StudyAnnotations annotations;

    StudyKeyImages keyImages;

    final ReadingWindow window;
    /** What is on screen. */
    final SeenWindow seen;

    final WindowRobot script;
    private final Stage stage;
    private final Robot robot;

    ReadingBench(FrameSource frames, int width, int height) {
        this(WindowSettings.standard(frames, READER), width, height);
    }

    ReadingBench(WindowSettings settings, int width, int height) {
        stage = VirtualScreen.onScreen(() -> new Stage());
        window = VirtualScreen.onScreen(() -> new ReadingWindow(stage, host, settings));
        seen = new SeenWindow(window.parts());
        script = window.robot();
        robot = VirtualScreen.onScreen(Robot::new);
        VirtualScreen.onScreen(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            stage.toFront();
            stage.requestFocus();
        });
    }

    FindingReview open(Study study, Quarantined... unread) {
        FindingReview review = review(study.studyInstanceUid(), journal);
        host.review = review;
        annotations = annotations(study.studyInstanceUid(), drawn);
        keyImages = keyImages(study.studyInstanceUid(), marked);
        window.open(new OpenStudy(study, review, annotations, keyImages, UnseenFiles.unreadable(List.of(unread))));
        settle();
        return review;
    }

    /** At the same station once more: what was drawn on it is there. */
    void openAgain(Study study) {
        host.review = review(study.studyInstanceUid(), journal);
        annotations = annotations(study.studyInstanceUid(), drawn);
        annotations.restore(List.copyOf(drawn.entries), Optional.empty());
        keyImages = keyImages(study.studyInstanceUid(), marked);
        window.open(new OpenStudy(study, host.review, annotations, keyImages, UnseenFiles.unreadable(List.of())));
        settle();
    }

    /** The study on screen has more images. */
    void grow(Study study) {
        window.grown(new OpenStudy(study, host.review, annotations, keyImages, UnseenFiles.unreadable(List.of())));
        settle();
    }

    static StudyAnnotations annotations(String studyInstanceUid, StepJournal<KeptEntry<Annotation>> journal) {
        return new StudyAnnotations(studyInstanceUid, READER, journal, Clock.systemUTC());
    }

    static StudyKeyImages keyImages(String studyInstanceUid, StepJournal<KeptEntry<KeyImage>> journal) {
        return new StudyKeyImages(studyInstanceUid, READER, journal, Clock.systemUTC());
    }

    static FindingReview review(String studyInstanceUid, StepJournal<ReviewEntry> journal) {
        return new FindingReview(studyInstanceUid, READER, journal, Clock.systemUTC());
    }

    /** Presses keys on the virtual keyboard, and waits for the picture. */
    void keys(KeyCode... codes) {
        VirtualScreen.onScreen(() -> {
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
        });
        settle();
    }

    void mouseTo(double x, double y) {
        VirtualScreen.onScreen(() -> robot.mouseMove(
                stage.getX() + stage.getScene().getX() + x,
                stage.getY() + stage.getScene().getY() + y));
        settle();
    }

    /** Does something with the virtual mouse, and waits for the picture. */
    void mouse(Consumer<Robot> action) {
        VirtualScreen.onScreen(() -> action.accept(robot));
        settle();
    }

    Stage stage() {
        return stage;
    }

    /** Until the events on their way have arrived and the picture is painted. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            VirtualScreen.onScreen(() -> {});
        }
        VirtualScreen.await(script.whenPainted());
    }

    WritableImage picture(String name) {
        WritableImage image = VirtualScreen.await(script.screenshot());
        try {
            ScreenPicture.write(image, Path.of("target", "screens", name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    /** What stands in the window's text fields. */
    String typedInFields() {
        return VirtualScreen.onScreen(() -> stage.getScene().getRoot().lookupAll(".text-field").stream()
                .map(field -> ((TextField) field).getText())
                .collect(Collectors.joining()));
    }

    /** What an open sheet says; empty where none is open. */
    String sheetTexts() {
        return VirtualScreen.onScreen(() -> writtenIn(stage, ".sheet-backdrop .sheet .text"));
    }

    /** What the question before a signature says. */
    String signText() {
        return VirtualScreen.onScreen(() -> writtenIn(stage, "#findings-sign-text .text"));
    }

    String texts() {
        return VirtualScreen.onScreen(script::writtenTexts);
    }

    <T> T read(Callable<T> question) {
        return VirtualScreen.onScreen(question);
    }

    /** The part of a picture of the window that the image takes. */
    WritableImage image(WritableImage picture) {
        return VirtualScreen.onScreen(() -> {
            Bounds bounds = seen.viewport().localToScene(seen.viewport().getLayoutBounds());
            return new WritableImage(
                    picture.getPixelReader(),
                    (int) bounds.getMinX(),
                    (int) bounds.getMinY(),
                    (int) bounds.getWidth(),
                    (int) bounds.getHeight());
        });
    }

    /** The texts that a style finds in a window. Thread: JavaFX. */
    static String writtenIn(Stage stage, String texts) {
        return stage.getScene().getRoot().lookupAll(texts).stream()
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining("\n"));
    }

    /** How many pixels of a picture have about a colour. */
    static int count(WritableImage image, String colour) {
        int wanted = Integer.parseInt(colour.substring(1), 16);
        PixelReader reader = image.getPixelReader();
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = reader.getArgb(x, y);
                int distance = Math.abs((rgb >> 16 & 255) - (wanted >> 16 & 255))
                        + Math.abs((rgb >> 8 & 255) - (wanted >> 8 & 255))
                        + Math.abs((rgb & 255) - (wanted & 255));
                count += distance < 40 ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public void close() {
        window.close();
        VirtualScreen.onScreen(() -> {});
    }

    // --- what is read -----------------------------------------------------------------------------------------------

    static Study study(Series... series) {
        return new Study(
                STUDY,
                new Patient(
                        "DOE^JANE", "C3N-00247", "", Optional.of("19330501"), Optional.of("F"), Optional.of("077Y")),
                Optional.of("20100227"),
                Optional.empty(),
                Optional.of("A-4711"),
                Optional.empty(),
                "CT CHEST W CONTRAST",
                Optional.empty(),
                List.of(series));
    }

    static Finding finding(
            int number, String study, String series, FrameRef frame, ImagePlane plane, ImagePoint at, double mm) {
        double halfColumns = mm / 2 / plane.spacing().betweenColumnsMm();
        double halfRows = mm / 2 / plane.spacing().betweenRowsMm();
        FindingClaim claim = new FindingClaim(
                Codes.NODULE,
                Optional.of(Codes.LUNG),
                Optional.of(Laterality.RIGHT),
                plane.toPatient(at),
                new Mark.Box(
                        frame,
                        at.column() - halfColumns,
                        at.row() - halfRows,
                        at.column() + halfColumns,
                        at.row() + halfRows),
                List.of(new Measurement(Codes.DIAMETER, mm, Unit.MILLIMETRE, Measurement.Source.MODEL)),
                Optional.empty());
        return new Finding(
                TrackingUid.create(),
                number,
                study,
                series,
                plane.frameOfReferenceUid(),
                new FindingOrigin.Model(MODEL, "2.25.5"),
                claim,
                Optional.of(new ModelScore(1.0 / number)),
                Optional.of(new CertaintyOfFinding(Math.max(1, 100 - 7.0 * number))));
    }

    /** A model's finding on slice k (zero-based) of a synthetic series. */
    static Finding onSlice(int number, Series series, int k, ImagePoint at, double mm) {
        FrameRef frame = new FrameRef(series.instances().get(k).sopInstanceUid(), 1);
        ImagePlane plane = series.instances().get(k).plane().orElseThrow();
        return finding(number, STUDY, series.seriesInstanceUid(), frame, plane, at, mm);
    }

    static InferenceStatus run(String study, RunState state, boolean finished, List<Finding> findings) {
        return new InferenceStatus(
                "2.25.5",
                MODEL,
                study,
                "1.2.3",
                state,
                finished ? 1 : 0.4,
                state == RunState.FAILED ? Optional.of(RunReason.of(RunReason.Code.OUT_OF_MEMORY)) : Optional.empty(),
                "CPU",
                Duration.ofMillis(8400),
                finished,
                findings);
    }

    static Signature signature() {
        return new Signature(READER, Instant.parse("2026-11-20T10:00:00Z"));
    }
}
