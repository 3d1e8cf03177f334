package org.overread.viewer.reading;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * Where everything stands: banner above, series left, image in the middle, findings right, status below. The side columns
 * have their room before they are there, so that the image never moves.
 */
final class ReadingScreen extends Pane {
    private static final double NARROW = 1200;
    private static final double PANEL_NARROW = 332;
    private static final double PANEL = 360;
    private static final double PANEL_WIDEST = 720;
    private static final double PANEL_HEIGHT = 620;
    private static final double SMALLEST_PANEL = 0.8;
    private static final double MOST_OF_WINDOW = 0.5;

    private final PatientBanner banner;
    private final ViewportGrid viewports;
    private final CentreNotice notice;
    private final StatusBar status;
    private final PanelEdge edge = new PanelEdge(this::edgeWanted);
    private OptionalDouble panelWidth = OptionalDouble.empty();
    private Optional<Region> strip = Optional.empty();
    private Optional<Region> panel = Optional.empty();
    private Optional<Region> page = Optional.empty();
    private Optional<Region> sheet = Optional.empty();
    private Optional<Region> planes = Optional.empty();
    private boolean panelShown = true;
    private boolean sidesShown;

    ReadingScreen(PatientBanner banner, ViewportGrid viewports, CentreNotice notice, StatusBar status) {
        this.banner = banner;
        this.viewports = viewports;
        this.notice = notice;
        this.status = status;
        setBackground(Background.fill(Palette.PANEL));
        getChildren().addAll(viewports, notice, banner, status);
    }

    void sides(Region seriesStrip, Region findingsPanel) {
        strip = Optional.of(seriesStrip);
        panel = Optional.of(findingsPanel);
        for (Region side : new Region[] {seriesStrip, findingsPanel}) {
            getChildren().add(2, side);
        }
        getChildren().add(4, edge);
        requestLayout();
    }

    /** Whether the side columns have their room; without a study they have not. */
    void sidesShown(boolean shown) {
        sidesShown = shown;
        requestLayout();
    }

    boolean isPanelShown() {
        return panelShown;
    }

    void panelShown(boolean shown) {
        panelShown = shown;
        requestLayout();
    }

    /** How wide the reader has made the panel, at texts of 100 %; empty while it has its standard width. */
    OptionalDouble panelWidth() {
        return panelWidth;
    }

    void panelWidth(OptionalDouble wanted) {
        panelWidth = wanted.isEmpty()
                ? wanted
                : OptionalDouble.of(Math.clamp(wanted.getAsDouble(), PANEL_NARROW, PANEL_WIDEST));
        requestLayout();
    }

    void panelWider(double by) {
        panelWidth(OptionalDouble.of(panelWidth.orElse(standardWidth(TextSize.of(this))) + by));
    }

    private void edgeWanted(OptionalDouble sceneX) {
        panelWidth(
                sceneX.isEmpty()
                        ? sceneX
                        : OptionalDouble.of((getWidth()
                                        - sceneToLocal(sceneX.getAsDouble(), 0).getX())
                                / panelSize()));
    }

    void sheet(Optional<Region> page) {
        sheet.ifPresent(getChildren()::remove);
        sheet = page;
        page.ifPresent(node -> {
            getChildren().add(node);
        });
        requestLayout();
    }

    /** A page in the place of banner, images and columns; empty to show them again. */
    void page(Optional<Region> shown) {
        page.ifPresent(getChildren()::remove);
        page = shown;
        shown.ifPresent(node -> getChildren().add(getChildren().indexOf(status), node));
        requestLayout();
    }

    /** Planes in three quarters of the images' place; empty to give it back. */
    void planes(Optional<? extends Region> shown) {
        planes.ifPresent(getChildren()::remove);
        planes = shown.map(region -> region);
        shown.ifPresent(region -> getChildren().add(0, region));
        requestLayout();
    }

    boolean hasPage() {
        return page.isPresent();
    }

    boolean hasSheet() {
        return sheet.isPresent();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double size = TextSize.of(this);
        double top = TextSize.prefHeight(banner, w);
        double bottom = TextSize.prefHeight(status, w);
        double middle = Math.max(1, h - top - bottom);
        double left = sidesShown ? SeriesStrip.WIDTH * size : 0;
        double panelSize = panelSize(size, middle);
        double right = sidesShown && panelShown ? panelRoom(size) * panelSize : 0;
        TextSize.place(banner, 0, 0, w, top);
        TextSize.place(status, 0, h - bottom, w, bottom);
        images(left, top, Math.max(1, w - left - right), middle);
        TextSize.place(notice, left, top, Math.max(1, w - left - right), middle);
        strip.ifPresent(side -> side(side, size, new Rectangle2D(0, top, left, middle)));
        panel.ifPresent(side -> side(side, panelSize, new Rectangle2D(w - right, top, right, middle)));
        edge.setVisible(right > 0);
        edge.resizeRelocate(w - right - PanelEdge.WIDTH / 2, top, PanelEdge.WIDTH, middle);
        page.ifPresent(shown -> TextSize.place(shown, 0, 0, w, h - bottom));
        sheet.ifPresent(shown -> TextSize.place(shown, 0, 0, w, h));
    }

    private double standardWidth(double size) {
        return getWidth() < NARROW * size ? PANEL_NARROW : PANEL;
    }

    /** What the reader wants, as far as the images keep half of the window. */
    private double panelRoom(double size) {
        double standard = standardWidth(size);
        double most = Math.max(standard, getWidth() * MOST_OF_WINDOW / size);
        return Math.min(panelWidth.orElse(standard), most);
    }

    private double panelSize() {
        double w = getWidth();
        return panelSize(
                TextSize.of(this),
                Math.max(1, getHeight() - TextSize.prefHeight(banner, w) - TextSize.prefHeight(status, w)));
    }

    /** As large as all of the panel keeps its room, smaller in a low window: the signature is never cut off. */
    private static double panelSize(double size, double height) {
        return Math.clamp(height / PANEL_HEIGHT, Math.min(SMALLEST_PANEL, size), size);
    }

    private void images(double left, double top, double width, double height) {
        planes.ifPresent(shown -> shown.resizeRelocate(left, top, width, height));
        double x = planes.isPresent() ? Math.round(width / 2) + 1 : 0;
        double y = planes.isPresent() ? Math.round(height / 2) + 1 : 0;
        viewports.resizeRelocate(left + x, top + y, Math.max(1, width - x), Math.max(1, height - y));
    }

    private static void side(Region side, double size, Rectangle2D place) {
        side.setVisible(place.getWidth() > 0);
        if (side.isVisible()) {
            TextSize.place(side, size, place);
        }
    }
}
