package org.overread.viewer.reading;

import java.time.InstantSource;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.measuring.MeasuringKeys;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.Thumbnails;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Makes the parts that a reading window consists of, and joins them. Thread: JavaFX. */
final class WindowParts {
    private final FileChoice files;
    private final StudyArrival arrival;
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
    private final KeyImages keyImages;
    private final SideColumns sides;
    private final PlaneCommands planes;
    private final WindowCommands commands;
    private final WorklistPlace worklist;

    WindowParts(Stage stage, ReadingHost host, WindowSettings settings) {
        files = new FileChoice(stage, host::open);
        arrival = new StudyArrival(host::cancelOpening);
        loader = new FrameLoader(settings.frames(), settings.cacheBytes());
        thumbnails = new Thumbnails(loader);
        viewports = new ViewportGrid(() -> new Viewport(loader));
        screen = new ReadingScreen(banner, viewports, notice, status);
        ReadingNews news = new NewsInWindow(this);
        controller = new ReadingController(
                host,
                viewports,
                settings.panel(),
                news,
                room -> new Hanging(viewports, room, settings.hanging(), loader));
        StepOrder steps = new StepOrder();
        measuring = new Measuring(loader, new MeasuringInWindow(controller, news, steps));
        keyImages = new KeyImages(viewports, new KeyImagesInWindow(controller, news, steps));
        steps.add(controller::nextStep);
        steps.add(measuring.kept()::nextStep);
        steps.add(keyImages.kept()::nextStep);
        measuringKeys = new MeasuringKeys(measuring, viewports);
        sides = new SideColumns(screen, controller, measuring, keyImages, thumbnails);
        PlaneKeys planeKeys = new PlaneKeys(settings.view().presets());
        planes = new PlaneCommands(screen, controller, viewports, loader, status, planeKeys);
        planes.onRoom(measuringKeys::planes);
        WindowCommands.Wishes wishes = new WishesInWindow(this);
        commands = new WindowCommands(screen, controller, measuring, keyImages, viewports, planes, settings, wishes);
        worklist = new WorklistPlace(screen, thumbnails);
        joinStatus();
    }

    private void joinStatus() {
        status.onUndo(() -> {
            if (!measuring.kept().undo() && !keyImages.kept().undo()) {
                controller.model().moves().undo();
            }
        });
        status.onKeys(() -> commands.run(ReadingCommand.KEYS));
        status.onUnread(() -> commands.run(ReadingCommand.UNREAD_FILES));
    }

    /** All parts on a scene, and its keys. */
    Scene scene() {
        Scene scene = new Scene(screen, Palette.PANEL);
        new KeyDispatch(
                scene,
                commands.keys(),
                event -> measuringKeys.handle(event, scene) || keyImages.handle(event, scene),
                sides,
                commands);
        return scene;
    }

    FileChoice files() {
        return files;
    }

    StudyArrival arrival() {
        return arrival;
    }

    FrameLoader loader() {
        return loader;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    ViewportGrid viewports() {
        return viewports;
    }

    PatientBanner banner() {
        return banner;
    }

    CentreNotice notice() {
        return notice;
    }

    StatusBar status() {
        return status;
    }

    ReadingScreen screen() {
        return screen;
    }

    ReadingController controller() {
        return controller;
    }

    Measuring measuring() {
        return measuring;
    }

    MeasuringKeys measuringKeys() {
        return measuringKeys;
    }

    KeyImages keyImages() {
        return keyImages;
    }

    SideColumns sides() {
        return sides;
    }

    PlaneCommands planes() {
        return planes;
    }

    WindowCommands commands() {
        return commands;
    }

    WorklistPlace worklist() {
        return worklist;
    }

    /** Lets go of threads and pictures. */
    void close() {
        worklist.hide();
        commands.tools().close();
        planes.close();
        viewports.close();
        thumbnails.close();
        loader.close();
    }
}
