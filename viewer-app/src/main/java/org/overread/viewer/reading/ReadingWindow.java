package org.overread.viewer.reading;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.ingest.Quarantined;
import org.overread.core.report.OutboxEntry;
import org.overread.findings.panel.FindingsModel;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.measuring.DrawnItem;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.measuring.MeasuringKeys;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.Thumbnails;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;
import org.overread.viewer.worklist.StudySources;
import org.overread.viewer.worklist.WorklistPage;

/**
 * The reading window: what a host tells it, and what scripts and tests ask of it.
 *
 * <p>Thread: constructed on JavaFX's; all other methods from any thread, in the order of the calls.
 */
public final class ReadingWindow implements AutoCloseable {
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 640;
    private static final Duration AFTER_FIRST_IMAGE = Duration.millis(40);

    private final Stage stage;
    private final ReadingHost host;
    private final FrameLoader loader;
    private final Thumbnails thumbnails;
    private final ViewportGrid viewports;
    private final PatientBanner banner = new PatientBanner();
    private final CentreNotice notice = new CentreNotice();
    private final StatusBar status = new StatusBar(InstantSource.system());
    private final ReadingScreen screen;
    private final ReadingController controller;
    private final Measuring measuring;
    private final MeasuringKeys measuringKeys;
    private final PlaneCommands planes;
    private final KeyImages keyImages;
    private final WindowCommands commands;
    private final SideColumns sides;
    private final WorklistPlace worklist;
    private final FileChoice files;
    private final WindowPlacing place;
    private boolean opening;
    private boolean retrieving;

    public ReadingWindow(Stage stage, ReadingHost host, WindowSettings settings) {
        this.stage = stage;
        this.host = host;
        files = new FileChoice(stage, host::open);
        loader = new FrameLoader(settings.frames(), settings.cacheBytes());
        thumbnails = new Thumbnails(loader);
        viewports = new ViewportGrid(() -> new Viewport(loader));
        screen = new ReadingScreen(banner, viewports, notice, status);
        controller = new ReadingController(
                host,
                viewports,
                settings.panel(),
                new News(),
                room -> new Hanging(viewports, room, settings.hanging(), loader));
        StepOrder steps = new StepOrder();
        measuring = new Measuring(loader, new MeasuringInWindow(controller, new News(), steps));
        keyImages = new KeyImages(viewports, new KeyImagesInWindow(controller, new News(), steps));
        steps.add(controller::nextStep);
        steps.add(measuring::nextStep);
        steps.add(keyImages::nextStep);
        measuringKeys = new MeasuringKeys(measuring, viewports);
        sides = new SideColumns(screen, controller, measuring, keyImages, thumbnails);
        planes = new PlaneCommands(
                screen,
                controller,
                viewports,
                loader,
                status,
                new PlaneKeys(settings.view().presets()));
        planes.onRoom(measuringKeys::planes);
        commands =
                new WindowCommands(screen, controller, measuring, keyImages, viewports, planes, settings, new Wishes());
        worklist = new WorklistPlace(screen, thumbnails);
        place = new WindowPlacing(stage, screen, settings.preferences());
        banner.reader(settings.reader());
        status.onUndo(() -> {
            if (!measuring.undo() && !keyImages.undo()) {
                controller.model().moves().undo();
            }
        });
        status.onKeys(() -> commands.run(ReadingCommand.KEYS));
        status.onUnread(() -> commands.run(ReadingCommand.UNREAD_FILES));
        stage.setScene(scene());
        stage.setTitle(Texts.of("window.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        noStudy();
    }

    private Scene scene() {
        Scene scene = new Scene(screen, Palette.PANEL);
        new KeyDispatch(
                scene,
                commands.keys(),
                event -> measuringKeys.handle(event, scene) || keyImages.handle(event, scene),
                sides,
                commands);
        stage.focusedProperty().addListener((observed, before, focused) -> sides.keyboardLost());
        FolderDrop.accept(scene, host::open);
        return scene;
    }

    // --- what the host tells ----------------------------------------------------------------------------------------

    public void show() {
        onScreen(() -> {
            place.open();
            stage.show();
        });
    }

    /** No study: the window says how to open one. */
    public void nothingOpen() {
        onScreen(this::noStudy);
    }

    /**
     * Something is being opened.
     *
     * @param what in a line: "Reading 120 of 400 files"
     * @param fraction 0…1 of the work done; empty where that is not known
     */
    public void loading(String what, OptionalDouble fraction) {
        onScreen(() -> {
            if (!opening) {
                worklist.hide();
                leaveStudy();
                opening = true;
                controller.model().loading();
            }
            notice.loading(what, fraction, host::cancelOpening);
        });
    }

    /**
     * Opening did not work.
     *
     * @param whatHappened in a sentence or two, without patient data
     * @param unread the files that could not be read, listed on demand
     */
    public void failed(String whatHappened, List<Quarantined> unread) {
        onScreen(() -> {
            worklist.hide();
            leaveStudy();
            unread(unread);
            controller.model().failed(whatHappened);
            notice.failed(whatHappened, files::folder);
        });
    }

    /** Shows a study in place of the one before. */
    public void open(OpenStudy study) {
        onScreen(() -> {
            worklist.hide();
            show(study, () -> controller.open(study));
        });
    }

    /** The study on screen has more images now: the reader stays on the frame and in the view that he has. */
    public void grown(OpenStudy study) {
        onScreen(() -> show(study, () -> controller.grow(study)));
    }

    private void show(OpenStudy study, Runnable take) {
        opening = false;
        notice.setVisible(false);
        screen.sidesShown(true);
        banner.show(Optional.of(study.study()));
        status.said("", false);
        unread(study.unseen().all());
        status.deliveries(List.of());
        screen.layout();
        take.run();
        measuring.open(study.study(), study.annotations());
        keyImages.open(study.study(), study.keyImages());
        viewports.whenPainted().thenRun(this::buildSides);
    }

    /** How far the images of the study on screen have come, while more do; Esc ends it. Empty when no more come. */
    public void retrieving(Optional<String> now) {
        onScreen(() -> {
            retrieving = now.isPresent();
            hanging().moreComes(retrieving);
            status.progress(now);
        });
    }

    /** From now on the window has a worklist. @param someHere whether it holds studies: then it is shown instead of nothing */
    public void worklist(StudySources sources, boolean someHere) {
        onScreen(() -> {
            worklist.available(sources, someHere);
            if (controller.reading().isEmpty() && !opening && !notice.isFailure()) {
                worklist.showIfWorthwhile();
            }
        });
    }

    /** A model run has come further. */
    public void inference(InferenceStatus now) {
        onScreen(() -> controller.inference(now));
    }

    /** Where the deliveries of the study on screen stand. */
    public void deliveries(List<OutboxEntry> entries) {
        onScreen(() -> {
            status.deliveries(entries);
            controller
                    .model()
                    .delivery(
                            DeliveryWriting.line(entries, InstantSource.system().instant()));
        });
    }

    /** A message in the line below, until the next one. */
    public void say(String message) {
        onScreen(() -> status.said(message, false));
    }

    /** Something is wrong that the reader must know; stays until told that it is over (empty). */
    public void problem(Problem what, Optional<String> now) {
        onScreen(() -> status.problem(what, now));
    }

    @Override
    public void close() {
        onScreen(() -> {
            worklist.hide();
            commands.tools().close();
            planes.close();
            viewports.close();
            thumbnails.close();
            loader.close();
            stage.close();
        });
    }

    // --- what scripts and tests ask ---------------------------------------------------------------------------------

    /** Completes when the image last asked for is on screen, and the columns beside it with all their pictures. */
    public CompletableFuture<Void> whenPainted() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onScreen(() -> viewports
                .whenPainted()
                .thenCompose(
                        any -> planes().map(PlaneRoom::whenPainted).orElse(CompletableFuture.completedFuture(null)))
                .thenRun(() -> whenSettled(done)));
        return done;
    }

    /** A picture of the whole window as it is when its turn comes. */
    public CompletableFuture<WritableImage> screenshot() {
        CompletableFuture<WritableImage> done = new CompletableFuture<>();
        onScreen(() -> done.complete(stage.getScene().snapshot(null)));
        return done;
    }

    /**
     * Presses and releases a key ("A", "Ctrl+Enter", "?") as a reader would; completes when its effect is made.
     *
     * @throws IllegalArgumentException where no key is called so
     */
    public CompletableFuture<Void> press(String chord) {
        KeyPress key = KeyPress.of(chord);
        CompletableFuture<Void> done = new CompletableFuture<>();
        onScreen(() -> {
            key.on(stage.getScene());
            done.complete(null);
        });
        return done;
    }

    /** The findings as the panel has them. Thread: JavaFX. */
    public FindingsModel findings() {
        return controller.model();
    }

    /** The image that keys and commands go to. Thread: JavaFX. */
    public Viewport viewport() {
        return viewports.active();
    }

    /** All images. Thread: JavaFX. */
    public ViewportGrid viewports() {
        return viewports;
    }

    /** What hangs where. Thread: JavaFX. */
    public Hanging hanging() {
        return controller.hanging();
    }

    /** The planes of an MPR while they are on screen. Thread: JavaFX. */
    public Optional<PlaneRoom> planes() {
        return planes.room();
    }

    /** Where the active slice cuts what a viewport shows, in its view. Thread: JavaFX. */
    public Optional<Point2D[]> referenceLine(Viewport viewport) {
        return commands.lines().line(viewport);
    }

    /** How a viewport is linked to the active one. Thread: JavaFX. */
    public String linkOf(Viewport viewport) {
        return commands.scrolling().said(viewport);
    }

    /** What is drawn and measured. Thread: JavaFX. */
    public Measuring measuring() {
        return measuring;
    }

    /** What of it is painted in an image. Thread: JavaFX. */
    public List<DrawnItem> drawn(Viewport viewport) {
        return measuringKeys.painted(viewport);
    }

    /** What of it is painted on a plane of an MPR. Thread: JavaFX. */
    public List<DrawnItem> drawn(PlanePane pane) {
        return measuringKeys.painted(pane);
    }

    /** The worklist while it is on screen. Thread: JavaFX. */
    public Optional<WorklistPage> worklistPage() {
        return worklist.page();
    }

    /** Thread: JavaFX. */
    public Stage stage() {
        return stage;
    }

    /** All that banner, image and status line say. Thread: JavaFX. */
    public String writtenTexts() {
        String images =
                viewports.viewports().stream().map(Viewport::writtenTexts).collect(Collectors.joining("\n"));
        String seen = planes().map(room -> room.writtenTexts() + "\n" + images).orElse(images);
        String centre = notice.isVisible() ? notice.content() : seen;
        String middle = worklist.page().map(WorklistPage::writtenTexts).orElse(centre);
        return String.join("\n", banner.content(), middle, hanging().writtenTexts(), status.content());
    }

    // --- within -----------------------------------------------------------------------------------------------------

    private void noStudy() {
        leaveStudy();
        notice.nothingOpen(files::folder);
        worklist.showIfWorthwhile();
    }

    private void leaveStudy() {
        opening = false;
        retrieving = false;
        status.progress(Optional.empty());
        controller.close();
        loader.forget();
        measuring.close();
        keyImages.close();
        commands.states().close();
        banner.show(Optional.empty());
        status.said("", false);
        unread(List.of());
        status.deliveries(List.of());
        screen.sidesShown(false);
    }

    private void unread(List<Quarantined> files) {
        status.unread(files.size());
        commands.unread(files);
    }

    private void toggleWorklist() {
        if (worklist.isShown()) {
            worklist.leave(controller.reading().isPresent());
        } else if (worklist.isAvailable()) {
            worklist.show();
        } else {
            status.said(Texts.of("worklist.notYet"), false);
        }
    }

    /** After the picture has reached the screen: the columns beside it may hold the thread for a moment. */
    private void buildSides() {
        PauseTransition moment = new PauseTransition(AFTER_FIRST_IMAGE);
        moment.setOnFinished(event -> {
            sides.build();
            measuring.readReports();
            keyImages.readSelections();
            controller.reading().ifPresent(reading -> commands.states().read(reading.study()));
            controller.hanging().askForPriors();
        });
        moment.play();
    }

    private void whenSettled(CompletableFuture<Void> done) {
        if (controller.reading().isEmpty() || sides.built() && thumbnails.idle()) {
            done.complete(null);
        } else {
            PauseTransition moment = new PauseTransition(AFTER_FIRST_IMAGE);
            moment.setOnFinished(event -> whenSettled(done));
            moment.play();
        }
    }

    private static void onScreen(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    private final class News implements ReadingNews {
        @Override
        public void changed() {
            banner.ai(
                    controller.reading().isEmpty()
                            ? List.of()
                            : controller.model().sentences().ai());
            banner.priors(controller.hanging().priors().known().size());
            sides.refresh();
        }

        @Override
        public void said(String message, boolean undoable) {
            status.said(message, undoable);
        }

        @Override
        public void problem(Problem what, Optional<String> now) {
            status.problem(what, now);
        }
    }

    private final class Wishes implements WindowCommands.Wishes {
        @Override
        public void open() {
            files.folder();
        }

        @Override
        public void openFiles() {
            files.files();
        }

        @Override
        public void worklist() {
            toggleWorklist();
        }

        @Override
        public String patient() {
            return banner.patient();
        }

        @Override
        public Optional<Path> pictureFile(String suggested) {
            return files.picture(suggested);
        }

        @Override
        public void foldMeasurements() {
            sides.foldMeasurements();
        }

        @Override
        public void say(String message) {
            status.said(message, false);
        }

        @Override
        public void leave() {
            if (worklist.isShown()) {
                worklist.leave(controller.reading().isPresent());
            } else if (opening || retrieving) {
                host.cancelOpening();
            }
        }
    }
}
