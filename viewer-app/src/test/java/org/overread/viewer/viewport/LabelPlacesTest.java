package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {
    private static final Rectangle2D VIEW = new Rectangle2D(0, 0, 400, 300);

    @Test
    void aLabelStandsBesideItsBoxNeverOverItsMiddle() {
        for (double x : new double[] {0, 150, 360}) {
            for (double y : new double[] {0, 120, 270}) {
                Rectangle2D box = new Rectangle2D(x, y, 30, 25);
                LabelPlaces places = new LabelPlaces(VIEW);
                places.keepFree(box);
                Point2D at = places.place(box, 80, 17, false).orElseThrow();
                Rectangle2D label = new Rectangle2D(at.getX(), at.getY(), 80, 17);
                assertThat(VIEW.contains(label)).isTrue();
                assertThat(label.intersects(box)).isFalse();
            }
        }
    }

    @Test
    void labelsDoNotCoverEachOtherNorTheMiddleOfAnotherBox() {
        LabelPlaces places = new LabelPlaces(VIEW);
        Rectangle2D one = new Rectangle2D(100, 100, 30, 30);
        Rectangle2D right = new Rectangle2D(140, 90, 60, 50);
        places.keepFree(one);
        places.keepFree(right);
        Point2D first = places.place(one, 80, 17, false).orElseThrow();
        assertThat(new Rectangle2D(first.getX(), first.getY(), 80, 17).intersects(new Rectangle2D(155, 102.5, 30, 25)))
                .isFalse();
        Point2D second = places.place(one, 80, 17, false).orElseThrow();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void withoutRoomALabelIsLeftOutUnlessItIsTheSelectedOne() {
        LabelPlaces places = new LabelPlaces(new Rectangle2D(0, 0, 120, 60));
        Rectangle2D box = new Rectangle2D(10, 10, 20, 20);
        places.keepFree(new Rectangle2D(-120, -60, 360, 180));
        assertThat(places.place(box, 80, 17, false)).isEmpty();
        assertThat(places.place(box, 80, 17, true)).isPresent();
    }
}
