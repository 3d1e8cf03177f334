package org.overread.viewer.reformatting;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.overread.core.image.PatientPoint;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PaintedPoint;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.PointLayer;
import org.overread.viewer.viewport.PriorBand;
import org.overread.viewer.viewport.PriorLabel;

/**
 * One plane of an MPR on screen: picture, the lines of the two other planes, marks and texts. All that is written and drawn
 * is of the picture that is seen. Thread: JavaFX.
 */
public final class PlanePane extends Region {
    private final PlaneName name;
    private final PlaneScene scene;
    private final PlaneView view;
    private final PlanePicture picture = new PlanePicture(this::came);
    private final Canvas lines = new Canvas();
    private final PointLayer points = new PointLayer();
    private final PlaneTexts texts = new PlaneTexts();
    private final PriorBand band = new PriorBand();
    private Runnable drawn = () -> {};
    private Optional<PatientPoint> pointer = Optional.empty();
    private Runnable activated = () -> {};
    private Runnable looked = () -> {};

    PlanePane(PlaneName name, PlaneScene scene) {
        this.name = name;
        this.scene = scene;
        view = new PlaneView(name, scene);
        widthProperty().addListener((size, before, now) -> view.size(getWidth(), getHeight()));
        heightProperty().addListener((size, before, now) -> view.size(getWidth(), getHeight()));
        setBackground(Background.fill(Palette.IMAGE));
        setCursor(Cursor.CROSSHAIR);
        setMinSize(1, 1);
        lines.setMouseTransparent(true);
        band.set(scene.prior().map(PriorLabel::which));
        getChildren().addAll(picture.node(), lines, points, texts, band);
    }

    public PlaneName name() {
        return name;
    }

    /** Zoom and place, and where points of the patient are seen. */
    public PlaneView view() {
        return view;
    }

    public PlaneScene scene() {
        return scene;
    }

    /** The plane and the window of the picture on screen; its pixels are the picture's. */
    public Optional<PlaneRequest> shown() {
        return picture.shown();
    }

    /** The picture on screen. */
    public Optional<Image> image() {
        return Optional.ofNullable(picture.node().getImage());
    }

    public String writtenTexts() {
        return scene.prior().isPresent() ? band.whole() + "\n" + texts.content() : texts.content();
    }

    /** Completes when the picture last asked for is on screen, in full resolution. */
    CompletableFuture<Void> whenPainted() {
        return picture.settled();
    }

    /** Adds a layer over the lines and below the texts, of the size of the view. @param redraw asked whenever what is seen has changed */
    public void addLayer(Canvas layer, Runnable redraw) {
        getChildren().add(getChildren().indexOf(texts), layer);
        layer.widthProperty().bind(lines.widthProperty());
        layer.heightProperty().bind(lines.heightProperty());
        Runnable before = drawn;
        drawn = () -> {
            before.run();
            redraw.run();
        };
    }

    /** Adds something that places itself, below the texts. */
    public void addNode(Node node) {
        getChildren().add(getChildren().indexOf(texts), node);
    }

    /** Makes it the plane that keys go to. */
    public void activate() {
        activated.run();
    }

    void onActivate(Runnable told) {
        activated = told;
    }

    /** Is told when the reader, or another size, has changed zoom or pan. */
    void onLook(Runnable told) {
        looked = told;
    }

    /** Zoom and pan of another pane, around the point that corresponds. */
    void like(PlanePane lead, UnaryOperator<PatientPoint> place) {
        view.like(lead.view, place);
        picture.coarse(lead.picture.coarse());
    }

    /** How it is linked to the same plane of another volume; empty where it is not. */
    void link(String how) {
        texts.link(how);
    }

    /** The series of the plane where another one is fused over it. */
    public Optional<String> fusedOver() {
        return shown().filter(seen -> !seen.layer().said().isEmpty())
                .map(seen -> scene.series().title());
    }

    public void zoom(double x, double y, double factor) {
        view.zoom(x, y, factor);
        paint();
        looked.run();
    }

    void pan(double dx, double dy) {
        view.pan(dx, dy);
        paint();
        looked.run();
    }

    public void fit() {
        view.fit();
        paint();
        looked.run();
    }

    /** Landmarks on screen now. */
    public List<PaintedPoint> landmarks() {
        return points.drawn();
    }

    void pointer(Optional<PatientPoint> now) {
        pointer = now;
        write();
    }

    /** What is painted of the marks. */
    void marks(List<OverlayShape> painted) {
        List<PaintedLayer> layers = Stream.concat(
                        shown().map(PlaneRequest::layers).orElse(List.of()).stream(),
                        points.drawn().stream().map(PaintedPoint::layer))
                .distinct()
                .toList();
        texts.marks(scene.marks().text(painted, layers));
        scene.marks().seen(painted, layers);
    }

    public void information(boolean written) {
        texts.information(written);
    }

    /** Half resolution while something is dragged, so that the picture keeps up with the hand. */
    void coarse(boolean now) {
        picture.coarse(now);
        paint();
    }

    void close() {
        picture.close();
    }

    /** Asks for the picture as the scene is now. */
    void paint() {
        if (view.isSeen()) {
            view.place();
            picture.ask(scene, view, outputScale());
            draw();
        }
    }

    /** Lines and marks anew, over the picture that is there. */
    void draw() {
        if (view.isPlaced()) {
            points.show(PlaneLandmarks.on(this, scene));
            new PlaneLines(lines, this, scene).draw();
            drawn.run();
        }
    }

    @Override
    protected void layoutChildren() {
        picture.node().setFitWidth(getWidth());
        picture.node().setFitHeight(getHeight());
        band.resizeRelocate(0, 0, getWidth(), getHeight());
        texts.resizeRelocate(0, band.taken(), getWidth(), Math.max(1, getHeight() - band.taken()));
        if (lines.getWidth() != getWidth() || lines.getHeight() != getHeight()) {
            lines.setWidth(getWidth());
            lines.setHeight(getHeight());
            points.setWidth(getWidth());
            points.setHeight(getHeight());
            paint();
            looked.run();
        }
    }

    private void came() {
        write();
        draw();
    }

    private void write() {
        shown().ifPresent(request -> texts.show(request, name, scene, pointer.flatMap(at -> scene.value(request, at))));
    }

    private double outputScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? Screen.getPrimary().getOutputScaleX() : window.getOutputScaleX();
    }

    /** The two others. */
    List<PlaneName> others() {
        return List.of(PlaneName.values()).stream()
                .filter(other -> other != name)
                .toList();
    }
}
