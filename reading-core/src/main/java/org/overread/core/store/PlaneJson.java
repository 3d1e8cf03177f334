package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;

/** A plane through a volume as it is stored; patient coordinates in mm LPS+. */
final class PlaneJson {
    private PlaneJson() {}

    static ObjectNode write(ReformatPlane plane) {
        ObjectNode node = JsonField.object();
        node.put("frameOfReferenceUid", plane.frameOfReferenceUid());
        three(
                node.putArray("centre"),
                plane.centre().x(),
                plane.centre().y(),
                plane.centre().z());
        three(
                node.putArray("across"),
                plane.across().x(),
                plane.across().y(),
                plane.across().z());
        three(
                node.putArray("down"),
                plane.down().x(),
                plane.down().y(),
                plane.down().z());
        node.put("pixelMm", plane.pixelMm());
        node.put("columns", plane.columns());
        node.put("rows", plane.rows());
        node.put("thicknessMm", plane.slab().thicknessMm());
        node.put("projection", plane.slab().projection().name());
        return node;
    }

    static ReformatPlane read(JsonField plane) {
        double[] centre = three(plane.field("centre"));
        double[] across = three(plane.field("across"));
        double[] down = three(plane.field("down"));
        return new ReformatPlane(
                plane.field("frameOfReferenceUid").text(),
                new PatientPoint(centre[0], centre[1], centre[2]),
                new Direction(across[0], across[1], across[2]),
                new Direction(down[0], down[1], down[2]),
                plane.field("pixelMm").number(),
                plane.field("columns").integer(),
                plane.field("rows").integer(),
                new Slab(
                        plane.field("thicknessMm").number(),
                        plane.field("projection").oneOf(Slab.Projection.class)));
    }

    private static void three(ArrayNode array, double x, double y, double z) {
        array.add(x).add(y).add(z);
    }

    private static double[] three(JsonField array) {
        List<Double> numbers = array.list(JsonField::number);
        if (numbers.size() != 3) {
            throw new IllegalArgumentException("not three coordinates");
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
