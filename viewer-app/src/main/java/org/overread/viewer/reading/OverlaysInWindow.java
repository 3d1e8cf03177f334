package org.overread.viewer.reading;

import java.util.List;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Study;
import org.overread.findings.panel.FindingsModel;
import org.overread.viewer.overlaying.LayerLegend;
import org.overread.viewer.overlaying.Overlaying;
import org.overread.viewer.viewport.PointLayer;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Joins what lies over the pictures with images, marks and the list of findings. Thread: JavaFX. */
final class OverlaysInWindow {
    private final ViewportGrid viewports;
    private final FindingsModel model;
    private final MarksOnScreen marks;
    private final Overlaying overlaying;

    OverlaysInWindow(ReadingHost host, ViewportGrid viewports, FindingsModel model, MarksOnScreen marks) {
        this.viewports = viewports;
        this.model = model;
        this.marks = marks;
        overlaying = new Overlaying(marks::choice, host::operatingRanges);
        overlaying.onChange(this::changed);
        marks.onlyWhere(overlaying.findings()::marks);
        viewports.furnish(this::furnish);
    }

    Overlaying overlaying() {
        return overlaying;
    }

    void open(Study study) {
        overlaying.open(study);
    }

    void close() {
        overlaying.close();
        model.listOnly(any -> true);
    }

    /** Results that came before the reader. @param released runs whose results he may see, and has asked for where due */
    void results(List<InferenceStatus> released, ReviewState review) {
        List<Finding> findings =
                review.findings().stream().map(ReviewedFinding::finding).toList();
        overlaying.sources().results(released, findings);
    }

    private void furnish(Viewport viewport) {
        PointLayer points = new PointLayer();
        viewport.addLayer(points);
        viewport.onFrame(points::show);
        LayerLegend legend = new LayerLegend();
        viewport.addLayer(legend);
        viewport.onFrame(legend::show);
    }

    private void changed() {
        model.listOnly(overlaying.findings()::lists);
        viewports.viewports().forEach(viewport -> {
            viewport.marks().refresh();
            viewport.repaint();
        });
    }
}
