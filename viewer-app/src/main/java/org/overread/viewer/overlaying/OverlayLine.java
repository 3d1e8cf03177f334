package org.overread.viewer.overlaying;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.overread.viewer.theme.Texts;

/** A line of the list of overlays. Thread: JavaFX. */
abstract sealed class OverlayLine extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double SWATCH = 12;

    final LabelLooks looks;
    private final Label box = new Label();

    OverlayLine(LabelLooks looks) {
        this.looks = looks;
        getStyleClass().add("overlay-line");
        box.getStyleClass().add("overlay-box");
        box.setMinWidth(Region.USE_PREF_SIZE);
    }

    abstract void toggle();

    /** Fainter by tenths. */
    abstract void fainter(int tenths);

    /** What of it can be kept as a measurement. */
    Optional<SourceLabel> kept() {
        return Optional.empty();
    }

    /** Moves the score by a share of its range. */
    void score(double share) {}

    abstract void refresh();

    /** Whether a click is for a control of the line. */
    boolean keepsClicks(MouseEvent event) {
        return false;
    }

    void chosen(boolean now) {
        pseudoClassStateChanged(CHOSEN, now);
    }

    Label box() {
        return box;
    }

    void shown(boolean now) {
        box.setText(Texts.of(now ? "overlay.on" : "overlay.off"));
        setAccessibleText(Texts.of(now ? "overlay.on.spoken" : "overlay.off.spoken", spoken()));
    }

    abstract String spoken();

    static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("overlay-row");
        return row;
    }

    static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /** A model, or another system. */
    static final class OfSource extends OverlayLine {
        private final LabelSource source;

        OfSource(LabelLooks looks, LabelSource source) {
            super(looks);
            this.source = source;
            Label name = label(source.name(), "overlay-source");
            String whose = Texts.of(source.byModel() ? "marks.unverified" : "overlay.notAi");
            getChildren().addAll(row(box(), name), label(whose, "sheet-hint"));
            refresh();
        }

        @Override
        void toggle() {
            looks.toggle(source);
        }

        @Override
        void fainter(int tenths) {
            looks.fainter(source.labels(), tenths);
        }

        @Override
        void refresh() {
            shown(looks.shown(source));
        }

        @Override
        String spoken() {
            return source.name();
        }
    }

    /** A label of one of them. */
    static final class OfLabel extends OverlayLine {
        private final SourceLabel label;
        private final Label opacity = label("", "sheet-hint");
        private final Label from = label("", "overlay-score");
        private final Slider slider = new Slider();

        OfLabel(LabelLooks looks, SourceLabel label) {
            super(looks);
            this.label = label;
            Rectangle swatch = new Rectangle(SWATCH, SWATCH);
            swatch.setFill(Color.rgb(
                    label.colour().red(), label.colour().green(), label.colour().blue()));
            swatch.setVisible(label.mapped());
            Label name = label(label.text(), "overlay-label");
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(row(box(), swatch, name, opacity));
            label.volume().ifPresent(volume -> getChildren().add(indented(volume)));
            label.range().ifPresent(this::addSlider);
            refresh();
        }

        @Override
        Optional<SourceLabel> kept() {
            return Optional.of(label).filter(one -> one.mask().isPresent());
        }

        private static Label indented(String volume) {
            Label line = label(volume, "overlay-volume");
            line.setWrapText(true);
            return line;
        }

        private void addSlider(SourceLabel.ScoreRange range) {
            slider.setMin(range.least());
            slider.setMax(range.most());
            slider.setFocusTraversable(false);
            slider.setAccessibleText(Texts.of("overlay.from.spoken", label.text()));
            slider.valueProperty().addListener((value, before, now) -> {
                if (slider.isPressed()) {
                    looks.showFrom(label, now.doubleValue());
                    refresh();
                }
            });
            HBox.setHgrow(slider, Priority.ALWAYS);
            from.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = row(slider, from);
            row.getStyleClass().add("overlay-slider");
            getChildren().add(row);
        }

        @Override
        void toggle() {
            looks.toggle(label);
        }

        @Override
        void fainter(int tenths) {
            looks.fainter(List.of(label), tenths);
        }

        @Override
        void score(double share) {
            label.range().ifPresent(range -> {
                double now = looks.leastScore(label).orElse(range.operatingPoint());
                looks.showFrom(label, now + share * (range.most() - range.least()));
            });
        }

        @Override
        boolean keepsClicks(MouseEvent event) {
            return event.getTarget() instanceof Node at && inSlider(at);
        }

        private boolean inSlider(Node at) {
            return at == slider || at.getParent() != null && inSlider(at.getParent());
        }

        @Override
        void refresh() {
            shown(looks.of(label).shown());
            opacity.setText(label.mapped() ? LayerTexts.percent(looks.of(label).opacity()) : "");
            looks.leastScore(label).ifPresent(score -> {
                if (!slider.isPressed()) {
                    slider.setValue(score);
                }
                boolean standard = label.range()
                        .filter(range -> range.operatingPoint() == score)
                        .isPresent();
                from.setText(Texts.of(standard ? "overlay.from.standard" : "overlay.from", LayerTexts.score(score)));
            });
        }

        @Override
        String spoken() {
            return label.text();
        }
    }
}
