package org.overread.viewer.reading;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Cursor;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.overread.core.report.OutboxEntry;
import org.overread.viewer.theme.OneLine;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;

/** The line below: deliveries, what became of the last action, where the keys are told; above it what is wrong, while it is. */
final class StatusBar extends Region {
    private static final double LINE = 30;
    private static final double BASELINE = 20;
    private static final double MARGIN = 16;
    private static final double GAP = 24;

    private final InstantSource clock;
    private final OneLine problem = new OneLine(14, Palette.ERROR);
    private final OneLine delivery = new OneLine(13, Palette.TEXT);
    private final OneLine progress = new OneLine(13, Palette.CAUTION);
    private final OneLine message = new OneLine(13, Palette.TEXT);
    private final OneLine undo = new OneLine(13, Palette.FOCUS);
    private final OneLine unread = new OneLine(13, Palette.CAUTION);
    private final OneLine keys = new OneLine(13, Palette.SECONDARY);
    private final Timeline countdown = new Timeline(new KeyFrame(Duration.seconds(1), event -> refresh()));
    private List<OutboxEntry> deliveries = List.of();

    StatusBar(InstantSource clock) {
        this.clock = clock;
        setBackground(Background.fill(Palette.PANEL));
        keys.set(Texts.of("status.keys"));
        getChildren().addAll(problem, delivery, progress, message, undo, unread, keys);
        countdown.setCycleCount(Timeline.INDEFINITE);
    }

    void onUndo(Runnable action) {
        link(undo, action);
    }

    void onKeys(Runnable action) {
        link(keys, action);
    }

    void onUnread(Runnable action) {
        link(unread, action);
    }

    void said(String text, boolean undoable) {
        message.set(text);
        undo.set(undoable ? Texts.of("status.undo") : "");
        requestLayout();
    }

    /** Stays until it is over. */
    void problem(Optional<String> now) {
        problem.set(now.orElse(""));
        requestLayout();
        requestParentLayout();
    }

    /** How far something is that goes on meanwhile; empty when it has ended. */
    void progress(Optional<String> now) {
        progress.set(now.orElse(""));
        requestLayout();
    }

    void unread(int files) {
        unread.set(files == 0 ? "" : Texts.of("status.unread", files));
        requestLayout();
    }

    void deliveries(List<OutboxEntry> entries) {
        deliveries = List.copyOf(entries);
        if (DeliveryWriting.pending(deliveries)) {
            countdown.play();
        } else {
            countdown.stop();
        }
        refresh();
    }

    /** All that is said, for tests. */
    String content() {
        return String.join(
                "\n",
                problem.whole(),
                delivery.whole(),
                progress.whole(),
                message.whole(),
                undo.whole(),
                unread.whole());
    }

    @Override
    protected double computePrefHeight(double width) {
        return problem.whole().isEmpty() ? LINE : 2 * LINE;
    }

    @Override
    protected void layoutChildren() {
        double base = getHeight() - LINE + BASELINE;
        problem.fit(getWidth() - 2 * MARGIN);
        problem.at(MARGIN, BASELINE);
        double right = getWidth() - MARGIN - keys.width();
        keys.at(right, base);
        unread.at(right - GAP - unread.width(), base);
        double room = unread.whole().isEmpty() ? right : right - GAP - unread.width();
        delivery.fit(room * 0.5);
        delivery.at(MARGIN, base);
        double start = delivery.whole().isEmpty() ? MARGIN : MARGIN + delivery.width() + GAP;
        progress.fit(Math.max(0, room - start) * 0.6);
        progress.at(start, base);
        start += progress.whole().isEmpty() ? 0 : progress.width() + GAP;
        message.fit(Math.max(0, room - start - 2 * GAP - undo.width()));
        message.at(start, base);
        undo.at(start + message.width() + GAP / 2, base);
    }

    private void refresh() {
        delivery.set(deliveries.isEmpty() ? "" : DeliveryWriting.line(deliveries, clock.instant()));
        delivery.setFill(DeliveryWriting.failed(deliveries) ? Palette.ERROR : Palette.TEXT);
        requestLayout();
    }

    private static void link(OneLine line, Runnable action) {
        line.setCursor(Cursor.HAND);
        line.setPickOnBounds(true);
        line.setUnderline(true);
        line.setOnMouseClicked(event -> action.run());
    }
}
