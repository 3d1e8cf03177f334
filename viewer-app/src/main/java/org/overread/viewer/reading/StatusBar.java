package org.overread.viewer.reading;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final Map<Problem, OneLine> problems = new EnumMap<>(Problem.class);
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
        getChildren().addAll(delivery, progress, message, undo, unread, keys);
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
    void problem(Problem what, Optional<String> now) {
        if (now.isEmpty() && !problems.containsKey(what)) {
            return;
        }
        if (now.isPresent()) {
            OneLine line = problems.computeIfAbsent(what, any -> new OneLine(14, Palette.ERROR));
            line.set(now.get());
            if (!getChildren().contains(line)) {
                getChildren().add(line);
            }
        } else {
            getChildren().remove(problems.remove(what));
        }
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
                problems.values().stream().map(OneLine::whole).collect(Collectors.joining("\n")),
                delivery.whole(),
                progress.whole(),
                message.whole(),
                undo.whole(),
                unread.whole());
    }

    @Override
    protected double computePrefHeight(double width) {
        return (1 + problems.size()) * LINE;
    }

    @Override
    protected void layoutChildren() {
        double base = getHeight() - LINE + BASELINE;
        double top = BASELINE;
        for (OneLine line : problems.values()) {
            line.fit(getWidth() - 2 * MARGIN);
            line.at(MARGIN, top);
            top += LINE;
        }
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
