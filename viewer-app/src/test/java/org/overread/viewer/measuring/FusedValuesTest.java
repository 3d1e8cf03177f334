package org.overread.viewer.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintRequest;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PictureLayer;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.ViewGeometry;

class FusedValuesTest {
    private static final PictureLayer FUSED = new PictureLayer() {
        @Override
        public List<PaintedLayer> paint(StackFrame frame, ViewGeometry geometry, int[] picture) {
            return List.of();
        }

        @Override
        public List<String> said() {
            return List.of("Fused: PT 5");
        }
    };

    private final FrameStack ct = new FrameStack(SyntheticSeries.of("1.2.3", 4));
    private final Shape ellipse = Shape.Ellipse.inBox(new ImagePoint(1, 1), new ImagePoint(9, 9));

    @Test
    void valuesOnAFusedImageSayWhoseTheyAre() {
        assertThat(AnnotationPainter.texts(item(ellipse), request(FUSED)))
                .containsExactly("mean 40 HU", "values of CT 3, not of the fused series");
    }

    @Test
    void withoutFusionAndForLengthsNothingIsAdded() {
        assertThat(AnnotationPainter.texts(item(ellipse), request(PictureLayer.NONE)))
                .containsExactly("mean 40 HU");
        Shape length = new Shape.Length(new ImagePoint(1, 1), new ImagePoint(9, 9));
        assertThat(AnnotationPainter.texts(item(length), request(FUSED))).containsExactly("mean 40 HU");
    }

    private static DrawnItem item(Shape shape) {
        return new DrawnItem(
                Optional.empty(),
                new FrameRef("1.2.3.1", 1),
                Optional.empty(),
                shape,
                "",
                List.of("mean 40 HU"),
                "",
                false);
    }

    private PaintRequest request(PictureLayer layer) {
        return new PaintRequest(
                1,
                ct,
                0,
                ViewGeometry.fit(100, 100, SyntheticSeries.SIZE, SyntheticSeries.SIZE, 1),
                new Presentation(Optional.empty(), false),
                1,
                layer);
    }
}
