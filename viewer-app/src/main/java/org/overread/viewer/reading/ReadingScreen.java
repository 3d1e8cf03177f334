package org.overread.viewer.reading;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * Where everything stands: banner above, series left, image in the middle, findings right, status below. The side columns
 * have their room before they are there, so that the image never moves.
 */
final class ReadingScreen extends Pane {
    private static final double NARROW = 1200;
    private static final double PANEL_NARROW = 320;
    private static final double PANEL = 352;

    private final PatientBanner banner;
    private final ViewportGrid viewports;
    private final CentreNotice notice;
    private final StatusBar status;
    private Optional<Region> strip = Optional.empty();
    private Optional<Region> panel = Optional.empty();
    private Optional<Region> page = Optional.empty();
    private Optional<Node> sheet = Optional.empty();
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
        requestLayout();
    }

    boolean hasSides() {
        return strip.isPresent();
    }

    /** Whether the side columns have their room; without a study they have not. */
    void sidesShown(boolean shown) {
        sidesShown = shown;
        requestLayout();
    }

    void togglePanel() {
        panelShown = !panelShown;
        requestLayout();
    }

    void sheet(Optional<Node> page) {
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
        double top = banner.prefHeight(w);
        double bottom = status.prefHeight(w);
        double left = sidesShown ? SeriesStrip.WIDTH : 0;
        double right = sidesShown && panelShown ? (w < NARROW ? PANEL_NARROW : PANEL) : 0;
        double middle = Math.max(1, h - top - bottom);
        banner.resizeRelocate(0, 0, w, top);
        status.resizeRelocate(0, h - bottom, w, bottom);
        viewports.resizeRelocate(left, top, Math.max(1, w - left - right), middle);
        notice.resizeRelocate(left, top, Math.max(1, w - left - right), middle);
        strip.ifPresent(side -> side(side, left > 0, 0, top, left, middle));
        panel.ifPresent(side -> side(side, right > 0, w - right, top, right, middle));
        page.ifPresent(shown -> shown.resizeRelocate(0, 0, w, h - bottom));
        sheet.ifPresent(shown -> shown.resizeRelocate(0, 0, w, h));
    }

    private static void side(Region side, boolean shown, double x, double y, double width, double height) {
        side.setVisible(shown);
        if (shown) {
            side.resizeRelocate(x, y, width, height);
        }
    }
}
