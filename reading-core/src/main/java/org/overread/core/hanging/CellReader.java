package org.overread.core.hanging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.hanging.CellPresentation.Side;
import org.overread.core.hanging.CellPresentation.Start;
import org.overread.core.hanging.CellPresentation.Window;
import org.overread.core.hanging.CellPresentation.Zoom;
import org.overread.core.hanging.HangingCell.Place;
import org.overread.core.hanging.ImageSelector.Conditions;
import org.overread.core.hanging.ImageSelector.Preference;
import org.overread.core.hanging.ImageSelector.Weightings;

/** Reads the cells of a protocol's steps. */
final class CellReader {
    private static final Set<String> CELL =
            Set.of("label", "at", "show", "fuse", "window", "invert", "zoom", "side", "start");
    private static final Set<String> SELECTOR = Set.of(
            "modality",
            "bodyPart",
            "description",
            "notDescription",
            "plane",
            "weighting",
            "kernel",
            "laterality",
            "view",
            "contrastAgent",
            "images",
            "localizer",
            "prior",
            "nth",
            "prefer",
            "says");
    private static final int MOST_PRIORS = 9;
    private static final int MOST_NTH = 99;
    private static final int MOST_IMAGES = 100_000;

    /** @param number of the cell in its grid, row by row; where there is no grid the cell says where it is */
    static HangingCell read(ProtocolNode node, Optional<List<Integer>> grid, int number, List<String> modality)
            throws HangingProtocolException {
        node.object(CELL);
        List<ImageSelector> wanted = node.list("show", one -> selector(one, modality));
        node.require(!wanted.isEmpty(), "shows nothing");
        return new HangingCell(
                place(node, grid, number),
                node.field("label").text(),
                wanted,
                node.optional("fuse", one -> fused(one, modality)),
                presentation(node));
    }

    private static ImageSelector fused(ProtocolNode node, List<String> modality) throws HangingProtocolException {
        ImageSelector selector = selector(node, modality);
        node.require(selector.prior() == 0, "is of a prior");
        return selector;
    }

    private static Place place(ProtocolNode node, Optional<List<Integer>> grid, int number)
            throws HangingProtocolException {
        if (grid.isPresent()) {
            node.require(node.optional("at").isEmpty(), "has a place of its own in a grid");
            int columns = grid.get().get(0);
            int rows = grid.get().get(1);
            node.require(number < columns * rows, "is one too many for the grid");
            return new Place(
                    (double) (number % columns) / columns,
                    (double) (number / columns) / rows,
                    1.0 / columns,
                    1.0 / rows);
        }
        List<Double> at = node.list("at", ProtocolNode::number);
        node.require(at.size() == 4, "at is not x, y, width, height; there is no grid");
        try {
            return new Place(at.get(0), at.get(1), at.get(2), at.get(3));
        } catch (IllegalArgumentException e) {
            throw node.refused("at is " + e.getMessage());
        }
    }

    private static CellPresentation presentation(ProtocolNode node) throws HangingProtocolException {
        return new CellPresentation(
                node.optional("window", CellReader::window),
                node.optional("invert", ProtocolNode::flag).orElse(false),
                node.optional("zoom", one -> one.oneOf(Zoom.class)).orElse(Zoom.FIT),
                node.optional("side", one -> one.oneOf(Side.class)).orElse(Side.MIDDLE),
                node.optional("start", one -> one.oneOf(Start.class)).orElse(Start.MIDDLE));
    }

    private static Window window(ProtocolNode node) throws HangingProtocolException {
        if (node.node().isTextual()) {
            return new Window.Preset(node.text());
        }
        node.object(Set.of("centre", "width"));
        try {
            return new Window.Values(
                    node.field("centre").number(), node.field("width").number());
        } catch (IllegalArgumentException e) {
            throw node.refused(e.getMessage());
        }
    }

    private static ImageSelector selector(ProtocolNode node, List<String> modality) throws HangingProtocolException {
        node.object(SELECTOR);
        return new ImageSelector(
                node.optional("prior", one -> one.count(0, MOST_PRIORS)).orElse(0),
                conditions(node, modality),
                node.optional("nth", one -> one.count(1, MOST_NTH)).orElse(1),
                node.list("prefer", one -> one.oneOf(Preference.class)),
                node.optional("says", ProtocolNode::text));
    }

    private static Conditions conditions(ProtocolNode node, List<String> modality) throws HangingProtocolException {
        List<String> own = node.list("modality", ProtocolNode::text);
        return new Conditions(
                own.isEmpty() ? modality : own,
                node.list("bodyPart", ProtocolNode::text),
                node.optional("description", ProtocolNode::pattern),
                node.optional("notDescription", ProtocolNode::pattern),
                node.optional("plane", one -> one.oneOf(AnatomicalPlane.class)),
                weightings(node),
                node.optional("kernel", one -> one.oneOf(CtKernel.class)),
                node.optional("laterality", CellReader::side),
                node.list("view", ProtocolNode::text),
                node.optional("contrastAgent", ProtocolNode::flag),
                node.optional("images", one -> one.count(1, MOST_IMAGES)).orElse(1),
                node.optional("localizer", ProtocolNode::flag).orElse(false));
    }

    private static Weightings weightings(ProtocolNode node) throws HangingProtocolException {
        List<Optional<MrWeighting>> named = node.list(
                "weighting",
                one -> one.node().asText().equals("unknown")
                        ? Optional.empty()
                        : Optional.of(one.oneOf(MrWeighting.class)));
        return new Weightings(
                named.stream().flatMap(Optional::stream).toList(),
                named.stream().anyMatch(Optional::isEmpty));
    }

    private static String side(ProtocolNode node) throws HangingProtocolException {
        String side = node.text();
        node.require(side.matches("[RLB]"), "not R, L or B");
        return side;
    }

    private CellReader() {}
}
