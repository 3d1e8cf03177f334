package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.worklist.WorklistStudy;
import org.overread.example.ExampleReport;
import org.overread.viewer.endtoend.PhantomStudy;
import org.overread.viewer.reading.ReadingWindow;
import org.overread.viewer.reading.ScreenPicture;
import org.overread.viewer.reading.VirtualScreen;
import org.overread.viewer.reading.WindowRobot;
import org.overread.viewer.reading.WindowSettings;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.worklist.WorklistPage;

/** A desk with its window on the virtual screen, and the robot that presses the keys. */
final class WorklistBench implements AutoCloseable {
    private static final long PATIENCE_MS = 60_000;

    final ReadingDesk desk;
    final ReadingWindow window;
    final WindowRobot script;
    private final Stage stage;
    private final Robot robot;

    WorklistBench(Path data, Archive... archives) {
        this(new StationOptions(
                data,
                ExampleReport.READER,
                Duration.ofSeconds(10),
                List.of(),
                List.of(),
                new ImageSources(List.of(archives), 1L << 30)));
    }

    WorklistBench(StationOptions options) {
        desk = new ReadingDesk(options, Optional.empty());
        stage = VirtualScreen.onScreen(() -> new Stage());
        window = VirtualScreen.onScreen(() -> {
            ReadingWindow made = new ReadingWindow(
                    stage,
                    desk,
                    WindowSettings.standard(new ImageFrameReader()::read, ExampleReport.READER)
                            .with(desk.hanging()));
            desk.attach(made);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1440);
            stage.setHeight(900);
            stage.show();
            stage.toFront();
            stage.requestFocus();
            return made;
        });
        script = window.robot();
        robot = VirtualScreen.onScreen(Robot::new);
        while (!VirtualScreen.onScreen(stage::isFocused)) {
            Thread.onSpinWait();
        }
    }

    /** Some of the phantom's images in a folder. */
    static Path images(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            Path image = PhantomStudy.folder().resolve(String.format(Locale.ROOT, "phantom-%03d.dcm", 20 + i));
            Files.copy(image, folder.resolve(image.getFileName()));
        }
        return folder;
    }

    void keys(KeyCode... codes) throws InterruptedException {
        VirtualScreen.onScreen(() -> {
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (KeyCode code : List.of(codes).reversed()) {
                robot.keyRelease(code);
            }
        });
        Thread.sleep(60);
    }

    /** Keys one after another, faster than a hand. */
    void atOnce(KeyCode... codes) {
        VirtualScreen.onScreen(() -> {
            for (KeyCode code : codes) {
                robot.keyPress(code);
                robot.keyRelease(code);
            }
        });
    }

    void type(String letters) throws InterruptedException {
        for (char letter : letters.toCharArray()) {
            keys(letter == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter))));
        }
    }

    /** Enter, once the reader could see what it opens. */
    void enter() throws InterruptedException {
        Thread.sleep(400);
        keys(KeyCode.ENTER);
    }

    /** What the question before a signature says. */
    String signText() {
        return VirtualScreen.onScreen(() -> stage.getScene().getRoot().lookupAll("#findings-sign-text .text").stream()
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining("\n")));
    }

    String texts() {
        return VirtualScreen.onScreen(script::writtenTexts);
    }

    boolean worklistShown() {
        return VirtualScreen.onScreen(() -> worklistPage().isPresent());
    }

    /** Thread: JavaFX. */
    Optional<WorklistPage> worklistPage() {
        return stage.getScene().getRoot().getChildrenUnmodifiable().stream()
                .filter(WorklistPage.class::isInstance)
                .map(WorklistPage.class::cast)
                .findFirst();
    }

    /** The active image. Thread: JavaFX. */
    Viewport viewport() {
        return script.viewports().active();
    }

    Stage stage() {
        return stage;
    }

    /** Until the worklist is there and has the keyboard: a window that comes to the front selects what its field holds. */
    void untilWorklist() throws Exception {
        until("the worklist", this::worklistShown);
        Thread.sleep(500);
    }

    List<WorklistStudy> listed() {
        return VirtualScreen.onScreen(
                () -> worklistPage().map(WorklistPage::listed).orElse(List.of()));
    }

    /** Moves the pointer over the image, to its middle. */
    void pointAtImage() throws InterruptedException {
        for (int off = 20; off >= 0; off -= 10) {
            int from = off;
            VirtualScreen.onScreen(() -> robot.mouseMove(viewport()
                    .localToScreen(viewport().getWidth() / 2 + from, viewport().getHeight() / 2)));
            Thread.sleep(200);
        }
    }

    /** What stands in the lines of the list, cell by cell. */
    List<String> cells() {
        return VirtualScreen.onScreen(() -> stage.getScene().getRoot().lookupAll(".worklist-table .table-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
    }

    String firstListed() {
        List<WorklistStudy> listed = listed();
        return listed.isEmpty() ? "" : listed.getFirst().patient().name();
    }

    /** Clicks on the head of a column. */
    void clickOnHead(String column, int times) {
        VirtualScreen.onScreen(() -> {
            Node head = stage.getScene().getRoot().lookupAll(".column-header .label").stream()
                    .filter(label -> ((Label) label).getText().equals(column))
                    .findFirst()
                    .orElseThrow();
            Bounds bounds = head.localToScreen(head.getLayoutBounds());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            for (int i = 0; i < times; i++) {
                robot.mousePress(MouseButton.PRIMARY);
                robot.mouseRelease(MouseButton.PRIMARY);
            }
        });
    }

    /** Clicks on the control that says so. */
    void click(String text) throws InterruptedException {
        clickOn(VirtualScreen.onScreen(() -> Stream.of(".toggle-button", ".menu-button")
                .flatMap(style -> stage.getScene().getRoot().lookupAll(style).stream())
                .filter(node -> ((Labeled) node).getText().equals(text))
                .findFirst()
                .orElseThrow()));
    }

    /** Clicks on the line of the menu that is open. */
    void choose(String line) throws Exception {
        until(line, () -> VirtualScreen.onScreen(() -> menuLine(line)).isPresent());
        Thread.sleep(200);
        clickOn(VirtualScreen.onScreen(() -> menuLine(line)).orElseThrow());
    }

    private Optional<Node> menuLine(String text) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .flatMap(popup -> popup.getScene().getRoot().lookupAll(".label").stream())
                .filter(label -> ((Label) label).getText().equals(text))
                .findFirst();
    }

    private void clickOn(Node node) throws InterruptedException {
        VirtualScreen.onScreen(() -> {
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        Thread.sleep(50);
    }

    /** Drags a file from another window and drops it on this one. */
    void drop(Path file) throws InterruptedException {
        Stage files = VirtualScreen.onScreen(() -> {
            Label from = new Label(file.getFileName().toString());
            from.setOnDragDetected(event -> {
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(file.toFile()));
                from.startDragAndDrop(TransferMode.COPY).setContent(content);
                event.consume();
            });
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(from), 300, 120));
            stage.setX(1500);
            stage.setY(100);
            stage.show();
            return stage;
        });
        Thread.sleep(300);
        pointer(1650, 160);
        VirtualScreen.onScreen(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int x = 1640; x >= 600; x -= 40) {
            pointer(x, 300);
        }
        VirtualScreen.onScreen(() -> robot.mouseRelease(MouseButton.PRIMARY));
        Thread.sleep(300);
        VirtualScreen.onScreen(files::close);
    }

    private void pointer(double x, double y) throws InterruptedException {
        VirtualScreen.onScreen(() -> robot.mouseMove(x, y));
        Thread.sleep(20);
    }

    int slices() {
        return VirtualScreen.onScreen(
                () -> viewport().stack().map(stack -> stack.size()).orElse(0));
    }

    /** How many images of the selected study are shown beside the list. */
    long smallPictures() {
        return VirtualScreen.onScreen(
                () -> stage.getScene().getRoot().lookupAll(".worklist-preview .image-view").stream()
                        .filter(view -> ((ImageView) view).getImage() != null)
                        .count());
    }

    void until(String what, Callable<Boolean> holds) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!holds.call()) {
            if (System.currentTimeMillis() > end) {
                picture("worklist-in-vain");
                throw new AssertionError("waited in vain for " + what + "; the window says:\n" + texts());
            }
            Thread.sleep(20);
        }
    }

    void untilSays(String text) throws Exception {
        until(text, () -> texts().contains(text));
    }

    WritableImage picture(String name) throws Exception {
        Thread.sleep(350);
        WritableImage image = VirtualScreen.await(script.screenshot());
        ScreenPicture.write(image, Path.of("target", "screens", name + ".png"));
        return image;
    }

    @Override
    public void close() {
        window.close();
        desk.close();
    }
}
