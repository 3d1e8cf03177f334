package org.overread.viewer.reformatting;

import java.util.function.UnaryOperator;
import org.overread.core.image.PatientAxes;
import org.overread.core.image.PatientPoint;
import org.overread.viewer.theme.Texts;

/**
 * The planes of two volumes go together, in turn, thickness and zoom, and in grey where both are in Hounsfield units: to the
 * same place where both are of one frame of reference, else by the distance that they had when they were linked. Each plane
 * says how it is. Thread: JavaFX.
 */
final class LinkedPlanes {
    private final PlaneRoom one;
    private final PlaneRoom other;
    /** From the first room's places to the other's, mm. */
    private PatientPoint offset = new PatientPoint(0, 0, 0);

    private boolean linked;
    private boolean following;

    LinkedPlanes(PlaneRoom one, PlaneRoom other) {
        this.one = one;
        this.other = other;
        one.onChange(() -> follow(one, other, 1));
        other.onChange(() -> follow(other, one, -1));
        toggle();
    }

    /** Whether they are linked from now on. */
    boolean toggle() {
        linked = !linked;
        if (linked) {
            PatientPoint from = one.scene().crosshair().centre();
            PatientPoint to = other.scene().crosshair().centre();
            offset = samePlace()
                    ? new PatientPoint(0, 0, 0)
                    : new PatientPoint(to.x() - from.x(), to.y() - from.y(), to.z() - from.z());
            follow(one, other, 1);
        } else {
            say(Texts.of("mpr.link.none"));
        }
        return linked;
    }

    private boolean samePlace() {
        return one.scene().frameOfReferenceUid().equals(other.scene().frameOfReferenceUid());
    }

    private void follow(PlaneRoom lead, PlaneRoom led, int sign) {
        if (!linked || following) {
            return;
        }
        following = true;
        UnaryOperator<PatientPoint> place = at ->
                new PatientPoint(at.x() + sign * offset.x(), at.y() + sign * offset.y(), at.z() + sign * offset.z());
        boolean reached = led.like(lead, place);
        following = false;
        say(how(reached));
    }

    private String how(boolean reached) {
        String how = samePlace()
                ? Texts.of("link.byPosition")
                : Texts.of("mpr.link.byOffset", PlaneTexts.position(offset, PatientAxes.BIPED));
        return reached ? how : how + "\n" + Texts.of("mpr.link.beyond");
    }

    private void say(String how) {
        one.link(how);
        other.link(how);
    }
}
