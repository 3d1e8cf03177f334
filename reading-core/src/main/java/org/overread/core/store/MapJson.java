package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.Rgb;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultMap;

/** What a map is of and where it lies, as it is stored; its values stand by themselves. */
final class MapJson {
    private MapJson() {}

    static ObjectNode write(ResultMap map) {
        ObjectNode node = JsonField.object().put("name", map.name());
        node.set("grid", write(map.grid()));
        switch (map) {
            case ResultMap.LabelMap labels -> {
                ArrayNode all = node.putArray("labels");
                labels.labels().forEach(label -> all.add(write(label)));
            }
            case ResultMap.ScoreMap scores -> {
                node.set("label", write(scores.label()));
                scores.operatingPoint().ifPresent(point -> node.put("operatingPoint", point.value()));
            }
        }
        return node;
    }

    /** The map with all its values 0, to be filled. @throws IllegalArgumentException beyond so many bytes of values */
    static ResultMap read(JsonField map, long mostBytes) {
        String name = map.field("name").text();
        MapGrid grid = readGrid(map.field("grid"));
        boolean labelled = map.optional("labels").isPresent();
        int voxels = voxels(grid, labelled ? mostBytes : mostBytes / Float.BYTES);
        return labelled
                ? new ResultMap.LabelMap(name, grid, map.field("labels").list(MapJson::readLabel), new byte[voxels])
                : new ResultMap.ScoreMap(
                        name,
                        grid,
                        readLabel(map.field("label")),
                        map.optional("operatingPoint").map(point -> new ModelScore(point.number())),
                        new float[voxels]);
    }

    private static int voxels(MapGrid grid, long most) {
        boolean extended = grid.columns() > 0 && grid.rows() > 0 && grid.slices() > 0;
        double voxels = (double) grid.columns() * grid.rows() * grid.slices();
        if (!extended || voxels > Math.min(most, Integer.MAX_VALUE - 8)) {
            throw new IllegalArgumentException("a map of no such extent");
        }
        return (int) voxels;
    }

    private static ObjectNode write(MapGrid grid) {
        return switch (grid) {
            case MapGrid.InVolume volume -> {
                ObjectNode node = JsonField.object();
                node.set("geometry", write(volume.geometry()));
                ArrayNode frames = node.putArray("frames");
                volume.frames().forEach(frame -> frames.add(ClaimJson.frame(frame)));
                yield node;
            }
            case MapGrid.OnFrame on ->
                ClaimJson.frame(on.frame())
                        .put("columns", on.columns())
                        .put("rows", on.rows())
                        .put("cornerColumn", ClaimJson.finite(on.corner().column()))
                        .put("cornerRow", ClaimJson.finite(on.corner().row()))
                        .put("cellColumns", on.cellColumns())
                        .put("cellRows", on.cellRows());
        };
    }

    private static MapGrid readGrid(JsonField grid) {
        if (grid.optional("geometry").isPresent()) {
            return new MapGrid.InVolume(
                    readGeometry(grid.field("geometry")), grid.field("frames").list(ClaimJson::readFrame));
        }
        return new MapGrid.OnFrame(
                ClaimJson.readFrame(grid),
                grid.field("columns").integer(),
                grid.field("rows").integer(),
                new ImagePoint(
                        grid.field("cornerColumn").number(),
                        grid.field("cornerRow").number()),
                grid.field("cellColumns").number(),
                grid.field("cellRows").number());
    }

    private static ObjectNode write(VolumeGeometry geometry) {
        ObjectNode node = JsonField.object()
                .put("frameOfReferenceUid", geometry.frameOfReferenceUid())
                .put("columns", geometry.columns())
                .put("rows", geometry.rows())
                .put("slices", geometry.slices());
        node.set("origin", ClaimJson.write(geometry.origin()));
        numbers(node, "alongI", geometry.alongI());
        numbers(node, "alongJ", geometry.alongJ());
        numbers(node, "alongK", geometry.alongK());
        node.putArray("spacing")
                .add(geometry.spacingI())
                .add(geometry.spacingJ())
                .add(geometry.spacingK());
        return node;
    }

    private static VolumeGeometry readGeometry(JsonField geometry) {
        double[] spacing = numbers(geometry.field("spacing"));
        return new VolumeGeometry(
                geometry.field("frameOfReferenceUid").text(),
                geometry.field("columns").integer(),
                geometry.field("rows").integer(),
                geometry.field("slices").integer(),
                ClaimJson.readPoint(geometry.field("origin")),
                readDirection(geometry.field("alongI")),
                readDirection(geometry.field("alongJ")),
                readDirection(geometry.field("alongK")),
                spacing[0],
                spacing[1],
                spacing[2]);
    }

    private static ObjectNode write(MapLabel label) {
        ObjectNode node = JsonField.object().put("index", label.index());
        node.set("code", ClaimJson.write(label.code()));
        label.laterality().ifPresent(side -> node.put("laterality", side.name()));
        label.colour()
                .ifPresent(colour -> node.putArray("colour")
                        .add(colour.red())
                        .add(colour.green())
                        .add(colour.blue()));
        label.volume().ifPresent(volume -> node.set("volume", ClaimJson.write(volume)));
        return node.put("finding", label.finding());
    }

    private static MapLabel readLabel(JsonField label) {
        return new MapLabel(
                label.field("index").integer(),
                ClaimJson.readCode(label.field("code")),
                label.optional("laterality").map(side -> side.oneOf(Laterality.class)),
                label.optional("colour").map(MapJson::readColour),
                label.optional("volume").map(ClaimJson::readMeasurement),
                label.field("finding").flag());
    }

    private static Rgb readColour(JsonField colour) {
        List<Integer> three = three(colour.list(JsonField::integer));
        return new Rgb(three.get(0), three.get(1), three.get(2));
    }

    private static Direction readDirection(JsonField direction) {
        double[] three = numbers(direction);
        return new Direction(three[0], three[1], three[2]);
    }

    private static void numbers(ObjectNode node, String name, Direction direction) {
        node.putArray(name).add(direction.x()).add(direction.y()).add(direction.z());
    }

    private static double[] numbers(JsonField array) {
        return three(array.list(JsonField::number)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static <T> List<T> three(List<T> all) {
        return Optional.of(all)
                .filter(list -> list.size() == 3)
                .orElseThrow(() -> new IllegalArgumentException("not three numbers"));
    }
}
