package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.inference.RunState;
import org.overread.core.review.RejectionReason;

/** Every state of the panel as a picture in target/screens, checked for what a picture must not have. */
class PanelScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @BeforeAll
    static void prepare() throws IOException {
        Files.createDirectories(SCREENS);
        PanelWindow.startJavaFx();
    }

    /** The states. */
    enum Screen {
        NO_STUDY(0, 344, 700, host -> host.model.noStudy()),
        LOADING(0, 344, 700, host -> host.model.loading()),
        UNREADABLE(0, 344, 700, host -> host.model.failed("None of its 12 files is a DICOM image.")),
        NOT_RUN(0, 344, 700, host -> {}),
        NOT_ELIGIBLE(0, 344, 700, run(RunState.NOT_ELIGIBLE)),
        QUEUED(0, 344, 700, run(RunState.QUEUED)),
        RUNNING(0, 344, 700, host -> {
            host.canStop = true;
            run(RunState.RUNNING).accept(host);
        }),
        LATE(0, 344, 700, run(RunState.LATE)),
        LATE_READY(
                0,
                344,
                700,
                host -> host.model
                        .study()
                        .runs(List.of(SomeFindings.run(RunState.LATE, SomeFindings.byModel(7), true)))),
        FAILED(0, 344, 700, run(RunState.FAILED)),
        NO_FINDINGS(0, 344, 700, run(RunState.NO_FINDINGS)),
        ONE(
                1,
                344,
                700,
                host -> host.model
                        .study()
                        .runs(List.of(SomeFindings.run(RunState.FINDINGS, SomeFindings.byModel(1), true)))),
        FIRST_SELECTED(7, 344, 700, host -> {
            run(RunState.FINDINGS).accept(host);
            host.model.moves().nextOpen();
        }),
        SEVEN_MIXED(7, 344, 700, Screen::mixed),
        SEVEN_MIXED_DRAFT(7, 344, 700, Screen::mixed),
        MODIFIED_SELECTED(7, 344, 700, host -> {
            mixed(host);
            host.model.moves().goTo(host.uid(2));
        }),
        REJECTED_SELECTED(7, 344, 700, host -> {
            mixed(host);
            host.model.moves().goTo(host.uid(3));
        }),
        THOUSAND(1000, 344, 700, host -> {
            run(RunState.FINDINGS).accept(host);
            host.model.moves().goTo(host.uid(500));
            host.model.moves().accept();
        }),
        REJECT(7, 344, 700, host -> {
            mixed(host);
            host.model.moves().startRejecting();
        }),
        EDIT(7, 344, 700, host -> {
            mixed(host);
            host.model.moves().startEditing();
        }),
        EDIT_WRONG(7, 344, 700, host -> {
            mixed(host);
            host.model.moves().startEditing();
            host.model.moves().changeDraft(draft -> draft.withLabel(Codes.MASS).withDiameter("1.7 cm"));
        }),
        CONFIRM(7, 344, 700, host -> {
            mixed(host);
            host.model.moves().askToSign();
        }),
        SIGNED(7, 344, 700, Screen::signed),
        PROBLEM(7, 344, 700, host -> {
            mixed(host);
            host.model
                    .study()
                    .problem(
                            Optional.of(
                                    "The disk is full: the last decision is not stored yet. Free some space; storing is retried."));
        }),
        AI_HIDDEN(7, 344, 700, host -> {
            mixed(host);
            host.model.study().aiShown(false);
        }),
        TWO_MODELS(7, 344, 700, host -> {
            mixed(host);
            host.model
                    .study()
                    .runs(List.of(
                            SomeFindings.run(RunState.FINDINGS),
                            SomeFindings.run(RunState.LATE, SomeFindings.byModel(1), true)));
        }),
        ALL_DECIDED(1, 344, 700, host -> {
            run(RunState.FINDINGS).accept(host);
            host.model.moves().nextOpen();
            host.model.moves().accept();
        }),
        NARROW(7, 320, 700, Screen::mixed),
        NARROW_REJECT(7, 320, 700, host -> REJECT.arrange.accept(host)),
        NARROW_EDIT(7, 320, 700, host -> EDIT_WRONG.arrange.accept(host)),
        NARROW_CONFIRM(7, 320, 700, host -> CONFIRM.arrange.accept(host)),
        NARROW_THOUSAND(1000, 320, 700, host -> THOUSAND.arrange.accept(host)),
        TALL(30, 380, 1800, Screen::mixed);

        private final int findings;
        private final double width;
        private final double height;
        private final Consumer<ReadingHost> arrange;

        Screen(int findings, double width, double height, Consumer<ReadingHost> arrange) {
            this.findings = findings;
            this.width = width;
            this.height = height;
            this.arrange = arrange;
        }

        private static Consumer<ReadingHost> run(RunState state) {
            return host -> host.model.study().runs(List.of(SomeFindings.run(state)));
        }

        private static void mixed(ReadingHost host) {
            run(RunState.FINDINGS).accept(host);
            ReaderMoves moves = host.model.moves();
            moves.goTo(host.uid(1));
            moves.accept();
            moves.startEditing();
            moves.changeDraft(draft -> draft.withDiameter("7.5"));
            moves.save();
            moves.startRejecting();
            moves.reject(RejectionReason.VESSEL);
            host.review.addMissed(
                    SomeFindings.SERIES, "2.25.1005", host.number(5).claim().withReaderDiameter(5));
        }

        private static void signed(ReadingHost host) {
            mixed(host);
            host.model.study().signedBy(new Signature(ReadingHost.READER, ReadingHost.NOON));
            host.review.close();
            host.model.study().delivery("PACS delivered · EHR delivered · RIS: retry in 12 s");
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everyStateIsDrawnWithoutCuttingOffWhatMatters(Screen screen) throws IOException {
        List<Finding> findings = SomeFindings.byModel(screen.findings);
        ReadingHost host = new ReadingHost(findings);
        screen.arrange.accept(host);
        List<String> faults = new ArrayList<>();
        WritableImage image = PanelWindow.onFx(() -> {
            FindingsPanel panel = new FindingsPanel(host.model);
            Pane holder = new Pane(panel);
            new Scene(holder, screen.width, screen.height);
            panel.setMinSize(screen.width, screen.height);
            panel.setPrefSize(screen.width, screen.height);
            panel.setMaxSize(screen.width, screen.height);
            twoPulses(panel);
            if (screen == Screen.SEVEN_MIXED_DRAFT) {
                ((javafx.scene.control.Button) panel.lookup("#findings-draft-toggle")).fire();
            }
            twoPulses(panel);
            faults.addAll(PanelFaults.in(panel));
            SnapshotParameters twice = new SnapshotParameters();
            twice.setTransform(new Scale(2, 2));
            return panel.snapshot(twice, null);
        });
        write(image, SCREENS.resolve(screen.name().toLowerCase() + ".png"));
        assertThat(faults).isEmpty();
    }

    // cells and scroll bars take a second pass to settle
    private static void twoPulses(FindingsPanel panel) {
        for (int i = 0; i < 2; i++) {
            holder(panel).applyCss();
            holder(panel).layout();
        }
    }

    private static Parent holder(FindingsPanel panel) {
        return panel.getScene().getRoot();
    }

    private static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                buffered.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        ImageIO.write(buffered, "png", file.toFile());
    }
}
