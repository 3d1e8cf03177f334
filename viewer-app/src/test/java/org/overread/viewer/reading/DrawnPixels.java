package org.overread.viewer.reading;

import java.util.List;
import org.overread.core.dicom.Tag;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.study.Instance;

/** Pixels for synthetic images: a head or trunk, a lung field, a breast at its chest wall, so that a picture tells what hangs where. */
final class DrawnPixels {

    static GreyFrame read(Instance instance, int frame) {
        int columns = instance.header().integer(Tag.Columns).orElseThrow();
        int rows = instance.header().integer(Tag.Rows).orElseThrow();
        boolean ct = instance.header().string(Tag.Modality).filter("CT"::equals).isPresent();
        boolean breast =
                instance.header().string(Tag.Modality).filter("MG"::equals).isPresent();
        short[] stored = new short[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = (column + 0.5) / columns;
                double y = (row + 0.5) / rows;
                stored[row * columns + column] = (short) (breast ? breast(instance, x, y) : trunk(instance, x, y));
            }
        }
        String unit = instance.header().string(Tag.RescaleType).orElse("HU");
        ModalityLut lut = ct ? new ModalityLut.Linear(1, -1024, unit) : ModalityLut.IDENTITY;
        return new GreyFrame(new FrameRef(instance.sopInstanceUid(), frame), columns, rows, stored, true, lut);
    }

    private static int trunk(Instance instance, double x, double y) {
        int number = instance.header().integer(Tag.InstanceNumber).orElse(1);
        double body = Math.hypot((x - 0.5) / 0.46, (y - 0.5) / 0.36);
        double left = Math.hypot((x - 0.3) / 0.14, (y - 0.5) / 0.22);
        double right = Math.hypot((x - 0.7) / 0.14, (y - 0.5) / 0.22);
        double spine = Math.hypot(x - 0.5, y - 0.74);
        if (body > 1) {
            return 24;
        }
        if (spine < 0.06) {
            return 1424;
        }
        return left < 1 || right < 1 ? 174 + 4 * number : 1064 + 3 * number;
    }

    /** The chest wall is where the posterior side of the image is. */
    private static int breast(Instance instance, double x, double y) {
        List<String> orientation = instance.header().strings(Tag.PatientOrientation);
        double fromWall = !orientation.isEmpty() && orientation.getFirst().startsWith("P") ? 1 - x : x;
        double radius = Math.hypot(fromWall / 0.7, (y - 0.5) / 0.4);
        double gland = Math.hypot((fromWall - 0.3) / 0.25, (y - 0.5) / 0.2);
        return radius > 1 ? 0 : gland < 1 ? 900 : 500;
    }

    private DrawnPixels() {}
}
