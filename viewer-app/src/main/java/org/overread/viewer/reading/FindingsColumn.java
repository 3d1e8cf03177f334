package org.overread.viewer.reading;

import javafx.scene.layout.Region;
import org.overread.viewer.measuring.MeasurementList;

/** The column beside the image: findings above, what is measured below, where there is anything. */
final class FindingsColumn extends Region {
    /** What findings, draft and signature need: the list of measurements never takes the signature off the screen. */
    private static final double LEAST_FINDINGS = 620;

    private final Region findings;
    private final MeasurementList measured;

    FindingsColumn(Region findings, MeasurementList measured) {
        this.findings = findings;
        this.measured = measured;
        getChildren().addAll(findings, measured);
    }

    @Override
    protected void layoutChildren() {
        double below = measured.wantedHeight(getHeight() - LEAST_FINDINGS);
        measured.setVisible(below > 0);
        findings.resizeRelocate(0, 0, getWidth(), getHeight() - below);
        measured.resizeRelocate(0, getHeight() - below, getWidth(), below);
    }
}
