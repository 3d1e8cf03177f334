package org.overread.viewer.reading;

import java.util.Optional;
import org.overread.core.finding.Mark;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;

/** The part of an image to bring up for a finding: the finding in its surroundings, 100 mm across or five times its size. */
record FindingField(ImagePoint first, ImagePoint last) {
    private static final double LEAST_MM = 100;
    private static final double LEAST_PIXELS = 128;
    private static final double TIMES_BOX = 5;

    static FindingField around(Mark.Box box, Optional<PixelSpacing> spacing) {
        double width = Math.max(
                TIMES_BOX * (box.column1() - box.column0()),
                spacing.map(s -> LEAST_MM / s.betweenColumnsMm()).orElse(LEAST_PIXELS));
        double height = Math.max(
                TIMES_BOX * (box.row1() - box.row0()),
                spacing.map(s -> LEAST_MM / s.betweenRowsMm()).orElse(LEAST_PIXELS));
        ImagePoint middle = MissedFinding.middle(box);
        return new FindingField(
                new ImagePoint(middle.column() - width / 2, middle.row() - height / 2),
                new ImagePoint(middle.column() + width / 2, middle.row() + height / 2));
    }
}
