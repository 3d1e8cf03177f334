package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** What is wrong with a laid-out panel: texts cut off, too small, or too faint against the ground they stand on. */
final class PanelFaults {
    private static final double LEAST_CONTRAST = 4.5;
    private static final double LEAST_FONT_PX = 13;

    static List<String> in(Parent root) {
        List<String> faults = new ArrayList<>();
        walk(root, Color.BLACK, faults);
        for (String part : List.of(".panel-header", ".finding-list", ".work-area", ".panel-footer")) {
            Node node = root.lookup(part);
            outside(node, node.localToScene(node.getLayoutBounds()), faults);
            Bounds here = node.localToScene(node.getLayoutBounds());
            if (!root.localToScene(root.getLayoutBounds()).contains(here)) {
                faults.add("outside the panel: " + part + " " + here);
            }
        }
        root.lookupAll(".work-body").stream()
                .filter(body -> body.getParent().isVisible())
                .forEach(body -> outside(body, body.localToScene(body.getLayoutBounds()), faults));
        return faults;
    }

    // what a scroll pane or list holds beyond its edge is reached by scrolling
    private static void outside(Node node, Bounds part, List<String> faults) {
        if (!node.isVisible() || node instanceof ListView || node instanceof ScrollPane) {
            return;
        }
        Bounds here = node.localToScene(node.getLayoutBounds());
        if (node instanceof Labeled labeled && !part.contains(here)) {
            faults.add("outside its part: " + node.getId() + " '" + labeled.getText() + "' " + here);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> outside(child, part, faults));
        }
    }

    private static void walk(Node node, Color ground, List<String> faults) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        Color here = groundOf(node).orElse(ground);
        if (node instanceof Text text && !text.getText().isBlank()) {
            double contrast = contrast((Color) text.getFill(), here);
            if (contrast < LEAST_CONTRAST) {
                faults.add("contrast %.2f of '%s' %s on %s".formatted(contrast, text.getText(), text.getFill(), here));
            }
            if (text.getFont().getSize() < LEAST_FONT_PX) {
                faults.add("font " + text.getFont().getSize() + " of '" + text.getText() + "'");
            }
        }
        if (node instanceof Labeled labeled && cutOff(labeled)) {
            faults.add("cut off: '" + labeled.getText() + "'");
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, here, faults));
        }
    }

    private static boolean cutOff(Labeled labeled) {
        // a label that never had a text has a text node all the same
        return labeled.getText() != null
                && labeled.getChildrenUnmodifiable().stream()
                        .anyMatch(child ->
                                child instanceof Text text && !text.getText().equals(labeled.getText()));
    }

    private static Optional<Color> groundOf(Node node) {
        if (!(node instanceof Region region)) {
            return Optional.empty();
        }
        Background background = region.getBackground();
        if (background == null || background.getFills().isEmpty()) {
            return Optional.empty();
        }
        return background.getFills().getLast().getFill() instanceof Color colour && colour.isOpaque()
                ? Optional.of(colour)
                : Optional.empty();
    }

    /** Contrast ratio by WCAG 2.2. */
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private PanelFaults() {}
}
