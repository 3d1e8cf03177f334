package org.overread.viewer.reformatting;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PaintedPoint;
import org.overread.viewer.viewport.PlanePainter;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.PointLayer;
import org.overread.viewer.viewport.PriorBand;
import org.overread.viewer.viewport.PriorLabel;

/**
 * One plane of an MPR on screen: picture, the lines of the two other planes, marks and texts. All that is written and drawn
 * is of the picture that is seen. Thread: JavaFX.
 */
public final class PlanePane extends Region {
    /** View pixels to a picture's pixel while something is dragged. */
    private static final double COARSE = 2;

    private final PlaneName name;
    private final PlaneScene scene;
    private final PlanePainter painter = new PlanePainter(this::shown);
    private final ImageView picture = new ImageView();
    private final Canvas lines = new Canvas();
    private final PointLayer points = new PointLayer();
    private final PlaneTexts texts = new PlaneTexts();
    private final PriorBand band = new PriorBand();
    private Runnable drawn = () -> {};
    private Optional<PlaneLook> look = Optional.empty();
    private Optional<PlaneRequest> shown = Optional.empty();
    private Optional<PatientPoint> pointer = Optional.empty();
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
    private boolean fitted = true;
    private boolean coarse;
    private Runnable activated = () -> {};
    private Runnable looked = () -> {};
    private long asked;

    PlanePane(PlaneName name, PlaneScene scene) {
        this.name = name;
        this.scene = scene;
        setBackground(Background.fill(Palette.IMAGE));
        setCursor(Cursor.CROSSHAIR);
        setMinSize(1, 1);
        picture.setMouseTransparent(true);
        lines.setMouseTransparent(true);
        band.set(scene.prior().map(PriorLabel::which));
        getChildren().addAll(picture, lines, points, texts, band);
    }

    public PlaneName name() {
        return name;
    }

    /** The plane and the window of the picture on screen; its pixels are the picture's. */
    public Optional<PlaneRequest> shown() {
        return shown;
    }

    /** The picture on screen. */
    public Optional<Image> image() {
        return Optional.ofNullable(picture.getImage());
    }

    public String writtenTexts() {
        return scene.prior().isPresent() ? band.whole() + "\n" + texts.content() : texts.content();
    }

    /** Completes when the picture last asked for is on screen, in full resolution. */
    CompletableFuture<Void> whenPainted() {
        return settled;
    }

    /** A point of this view, of the plane that is seen. */
    public PatientPoint toPatient(double x, double y) {
        ReformatPlane plane = viewPlane();
        return plane.toPatient(new ImagePoint(
                (x - getWidth() / 2) + plane.columns() / 2.0, (y - getHeight() / 2) + plane.rows() / 2.0));
    }

    /** Where a patient point is seen: the foot of the perpendicular on this plane. */
    public Point2D toView(PatientPoint point) {
        ReformatPlane plane = viewPlane();
        ImagePoint at = plane.toImage(point);
        return new Point2D(
                at.column() - plane.columns() / 2.0 + getWidth() / 2, at.row() - plane.rows() / 2.0 + getHeight() / 2);
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
        fitted = false;
        look = lead.look.map(other -> other.at(place)).or(() -> look);
        coarse = lead.coarse;
    }

    /** How it is linked to the same plane of another volume; empty where it is not. */
    void link(String how) {
        texts.link(how);
    }

    /** The plane that is seen, in the grid that all who draw on it share. */
    public ReformatPlane drawingPlane() {
        PlaneOrientation plane = orientation();
        return ReformatPlane.through(
                scene.bounds().grid(), scene.crosshair().centre(), plane.across(), plane.down(), scene.slab());
    }

    /** Whether a patient point lies on the plane that is seen, within half of the distance of voxels across it. */
    public boolean passesThrough(PatientPoint point) {
        Direction normal = orientation().normal();
        double away = normal.along(scene.crosshair().centre(), point);
        return Math.abs(away) <= scene.bounds().stepMm(normal) / 2;
    }

    /** Whether a frame is a slice of the volume. */
    public boolean isOfVolume(FrameRef frame) {
        return scene.planeOf(frame).isPresent();
    }

    /** The slice of the volume that is nearest to the point looked at. */
    public Optional<FrameRef> nearestSlice() {
        return scene.nearestSlice();
    }

    /** The series of the plane where another one is fused over it. */
    public Optional<String> fusedOver() {
        return shown.filter(seen -> !seen.layer().said().isEmpty())
                .map(seen -> scene.series().title());
    }

    public void zoom(double x, double y, double factor) {
        fitted = false;
        look = look.map(now -> now.zoomed(orientation(), new Point2D(x - getWidth() / 2, y - getHeight() / 2), factor));
        paint();
        looked.run();
    }

    void pan(double dx, double dy) {
        fitted = false;
        look = look.map(now -> now.panned(orientation(), dx, dy));
        paint();
        looked.run();
    }

    public void fit() {
        fitted = true;
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
                        shown.map(PlaneRequest::layers).orElse(List.of()).stream(),
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
        coarse = now;
        paint();
    }

    void close() {
        painter.close();
    }

    /** Asks for the picture as the scene is now. */
    void paint() {
        if (getWidth() < 2 || getHeight() < 2) {
            return;
        }
        if (fitted || look.isEmpty()) {
            look = Optional.of(PlaneLook.fit(scene.bounds(), orientation(), getWidth(), getHeight()));
        }
        double viewPixels = coarse ? COARSE : 1 / outputScale();
        asked++;
        if (settled.isDone()) {
            settled = new CompletableFuture<>();
        }
        painter.request(scene.request(asked, plane(PlaneLook.Grid.of(getWidth(), getHeight(), viewPixels))));
        draw();
    }

    /** Lines and marks anew, over the picture that is there. */
    void draw() {
        if (look.isPresent()) {
            points.show(PlaneLandmarks.on(this, scene));
            new PlaneLines(lines, this, scene).draw();
            drawn.run();
        }
    }

    @Override
    protected void layoutChildren() {
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
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

    private void shown(PlaneRequest request, Image image) {
        shown = Optional.of(request);
        picture.setImage(image);
        write();
        draw();
        if (request.number() == asked && !coarse) {
            settled.complete(null);
        }
    }

    private void write() {
        shown.ifPresent(request -> texts.show(request, name, scene, pointer.flatMap(at -> scene.value(request, at))));
    }

    private PlaneOrientation orientation() {
        return scene.crosshair().of(name);
    }

    private ReformatPlane plane(PlaneLook.Grid grid) {
        return look.orElseThrow()
                .through(
                        scene.crosshair().centre(),
                        orientation(),
                        scene.bounds().grid().frameOfReferenceUid(),
                        grid,
                        scene.slab());
    }

    private ReformatPlane viewPlane() {
        return plane(PlaneLook.Grid.of(Math.max(1, getWidth()), Math.max(1, getHeight()), 1));
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
