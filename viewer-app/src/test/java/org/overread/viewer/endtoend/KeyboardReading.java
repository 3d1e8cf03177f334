package org.overread.viewer.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.overread.core.finding.TrackingUid;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.reading.ScreenPicture;
import org.overread.viewer.reading.WindowRobot;
import org.overread.viewer.station.Readers;
import org.overread.viewer.station.ReadingStation;
import org.overread.viewer.station.Screen;
import org.overread.viewer.station.SettingsFile;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StationSettings;
import org.overread.viewer.station.StudySession;
import org.overread.viewer.viewport.Viewport;

/**
 * A process that opens the station's window on its display and reads a study by the display's own keyboard and pointer:
 * keys that the X server sends, to the window that has its focus. It says which findings its keys were meant for.
 */
public final class KeyboardReading {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RUN_PATIENCE = Duration.ofSeconds(240);

    private final ReadingStation station;
    private final WindowRobot script;
    private final Path screens;
    private final Robot robot;

    private KeyboardReading(ReadingStation station, Path screens) {
        this.station = station;
        this.script = station.window().robot();
        this.screens = screens;
        this.robot = Screen.call(Robot::new);
    }

    /** @param arguments the data folder with its settings, the study's folder, a folder for pictures of the screen */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        StationSettings settings = SettingsFile.read(data);
        StationOptions options = StationOptions.of(data, settings, Readers.resolve(Optional.empty(), settings));
        try (ReadingStation station =
                ReadingStation.start(options, List.of(Path.of(arguments[1])), Optional.empty(), false)) {
            KeyboardReading reading = new KeyboardReading(station, Path.of(arguments[2]));
            try {
                reading.read();
            } finally {
                reading.picture("end");
            }
        }
    }

    private void read() throws Exception {
        station.desk().settled().get(RUN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        StudySession session = station.desk().session().orElseThrow();
        until("four findings", () -> findings().rows().size() >= 4);
        Screen.call(() -> {
            Stage stage = stage();
            stage.toFront();
            stage.requestFocus();
            return stage;
        });
        until("the focus", () -> stage().isFocused());
        decide();
        addMissed();
        picture("decided");
        sign(session);
        System.out.println("report " + session.report().orElseThrow().ids().reportUid());
    }

    private void decide() throws Exception {
        TrackingUid first = row(0);
        TrackingUid second = row(1);
        TrackingUid third = row(2);
        System.out.println("accept " + first.value());
        System.out.println("modify " + second.value());
        System.out.println("reject " + third.value());
        keys(KeyCode.D);
        until("the first finding", () -> selected(first));
        keys(KeyCode.A);
        until("the second finding", () -> selected(second));
        keys(KeyCode.E);
        until("its form", () -> findings().mode() instanceof PanelMode.Editing);
        type(KeyCode.DIGIT1, KeyCode.DIGIT3);
        picture("editing");
        keys(KeyCode.ENTER);
        until("the third finding", () -> selected(third) && findings().mode() instanceof PanelMode.Reading);
        keys(KeyCode.X);
        until("the reasons", () -> findings().mode() instanceof PanelMode.Rejecting);
        keys(KeyCode.DIGIT2);
        until("the fourth finding", () -> selected(row(3)) && findings().mode() instanceof PanelMode.Reading);
    }

    /** Puts a finding of the reader's own under the pointer, 6 mm wide. */
    private void addMissed() throws Exception {
        int before = Screen.call(() -> findings().rows().size());
        Screen.call(() -> {
            Viewport image = script.viewports().active();
            Point2D middle = image.localToScreen(image.getWidth() / 2, image.getHeight() / 2);
            robot.mouseMove(middle);
            return middle;
        });
        settle();
        keys(KeyCode.Z);
        until("its form", () -> findings().mode() instanceof PanelMode.Editing);
        type(KeyCode.DIGIT6);
        keys(KeyCode.ENTER);
        until(
                "it in the list",
                () -> findings().mode() instanceof PanelMode.Reading
                        && findings().rows().size() == before + 1);
        TrackingUid added = Screen.call(() -> findings().rows().getLast().trackingUid());
        System.out.println("add " + added.value());
    }

    private void sign(StudySession session) throws Exception {
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        until("the confirmation", () -> findings().mode() instanceof PanelMode.ConfirmingSignature);
        picture("confirming");
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        until("the signature", () -> state(session).signed());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (session.deliveries().stream().anyMatch(entry -> entry.state() == OutboxEntry.State.PENDING)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not delivered: " + session.deliveries());
            }
            Thread.sleep(50);
        }
    }

    private static ReviewState state(StudySession session) {
        return session.review().state();
    }

    private Stage stage() {
        return (Stage) script.scene().getWindow();
    }

    private FindingsModel findings() {
        return script.findings();
    }

    private TrackingUid row(int index) {
        return findings().rows().get(index).trackingUid();
    }

    private boolean selected(TrackingUid uid) {
        return findings().selected().equals(Optional.of(uid));
    }

    /** Keys held together, as on a keyboard; one after another let go. */
    private void keys(KeyCode... codes) throws Exception {
        Screen.call(() -> {
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (KeyCode code : List.of(codes).reversed()) {
                robot.keyRelease(code);
            }
            return true;
        });
        settle();
    }

    private void type(KeyCode... codes) throws Exception {
        for (KeyCode code : codes) {
            keys(code);
        }
    }

    /** Until what is on its way from the X server has arrived and the picture is painted. */
    private void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            Thread.sleep(30);
            Screen.call(() -> true);
        }
        script.whenPainted().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until the screen shows something. @param shown asked on JavaFX's thread */
    private void until(String what, BooleanSupplier shown) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Screen.call(shown::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what + "; the panel says: "
                        + Screen.call(
                                () -> findings().message() + " in " + findings().mode()));
            }
            Thread.sleep(20);
        }
    }

    private void picture(String name) throws Exception {
        ScreenPicture.write(
                script.screenshot().get(PATIENCE.toSeconds(), TimeUnit.SECONDS),
                screens.resolve("keyboard-" + name + ".png"));
    }
}
