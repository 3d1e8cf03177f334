package org.overread.viewer.reading;

import java.util.OptionalDouble;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.overread.viewer.theme.KeyNames;
import org.overread.viewer.theme.OneLine;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;

/** What stands in the image's place when there is none: what to do, how far it is, or what went wrong. */
final class CentreNotice extends Region {
    private static final double BAR_WIDTH = 360;
    private static final double BAR_HEIGHT = 4;
    private static final double LINE = 26;
    private static final Duration PATIENCE = Duration.millis(120);
    private static final double WIDEST = 620;

    private final OneLine title = new OneLine(20, FontWeight.BOLD, Palette.TEXT);
    private final Text lines = new Text();
    private final OneLine action = new OneLine(15, Palette.FOCUS);
    private final Rectangle track = new Rectangle(BAR_WIDTH, BAR_HEIGHT, Palette.EDGE);
    private final Rectangle bar = new Rectangle(0, BAR_HEIGHT, Palette.FOCUS);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Runnable act = () -> {};
    private Runnable progress = () -> {};

    CentreNotice() {
        patience.setOnFinished(event -> progress.run());
        setBackground(Background.fill(Palette.IMAGE));
        lines.setFont(Font.font(15));
        lines.setFill(Palette.SECONDARY);
        lines.setLineSpacing(6);
        lines.setTextAlignment(TextAlignment.CENTER);
        lines.setManaged(false);
        track.setManaged(false);
        bar.setManaged(false);
        action.setCursor(Cursor.HAND);
        action.setPickOnBounds(true);
        action.setUnderline(true);
        action.setOnMouseClicked(event -> act.run());
        getChildren().addAll(title, lines, track, bar, action);
    }

    void nothingOpen(Runnable open) {
        say(Texts.of("empty.title"), Texts.of("empty.lines"), OptionalDouble.empty());
        offer(Texts.of("empty.open"), open);
    }

    /**
     * Is said only when it takes a moment: what opens at once needs no notice, which would hold it up.
     *
     * @param fraction 0…1 of the work done; empty where that is not known
     */
    void loading(String what, OptionalDouble fraction, Runnable cancel) {
        Runnable now = () -> {
            say(Texts.of("loading.title"), what, OptionalDouble.of(fraction.orElse(0)));
            offer(Texts.of("loading.cancel"), cancel);
        };
        if (isVisible() && track.isVisible()) {
            now.run();
            return;
        }
        setVisible(false);
        progress = now;
        if (patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
    }

    /** There is something in its place. */
    void gone() {
        patience.stop();
        setVisible(false);
    }

    /** @param whatHappened in a sentence or two, without patient data */
    void failed(String whatHappened, Runnable open) {
        say(Texts.of("failed.title"), whatHappened + "\n" + Texts.of("failed.lines"), OptionalDouble.empty());
        title.setFill(Palette.ERROR);
        lines.setFill(Palette.TEXT);
        offer(Texts.of("empty.open"), open);
    }

    boolean isFailure() {
        return isVisible() && title.getFill() == Palette.ERROR;
    }

    String content() {
        return String.join("\n", title.whole(), lines.getText(), action.whole());
    }

    private void say(String heading, String text, OptionalDouble fraction) {
        patience.stop();
        setVisible(true);
        title.setFill(Palette.TEXT);
        lines.setFill(Palette.SECONDARY);
        title.set(heading);
        lines.setText(KeyNames.in(this, text));
        track.setVisible(fraction.isPresent());
        bar.setVisible(fraction.isPresent());
        bar.setWidth(BAR_WIDTH * Math.clamp(fraction.orElse(0), 0, 1));
        requestLayout();
    }

    private void offer(String label, Runnable todo) {
        action.set(label);
        act = todo;
    }

    @Override
    protected void layoutChildren() {
        double middle = getWidth() / 2;
        double y = getHeight() * 0.4;
        title.at(middle - title.width() / 2, y);
        lines.setWrappingWidth(Math.min(WIDEST, Math.max(80, getWidth() - 40)));
        lines.relocate(middle - lines.getWrappingWidth() / 2, y + LINE * 0.8);
        y += LINE * 1.2 + lines.getLayoutBounds().getHeight();
        if (track.isVisible()) {
            track.relocate(middle - BAR_WIDTH / 2, y);
            bar.relocate(middle - BAR_WIDTH / 2, y);
            y += LINE;
        }
        action.at(middle - action.width() / 2, y + LINE * 0.6);
    }
}
