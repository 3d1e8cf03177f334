package org.overread.findings.style;

import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** A finding's state as a drawn symbol of 16 x 16, the same with every font. */
public final class StateSymbol extends Pane {
    private static final double SIDE = 16;
    private final SVGPath path = new SVGPath();

    public StateSymbol() {
        getStyleClass().add("state-symbol");
        setMinSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        path.setFill(null);
        path.setStrokeWidth(2);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        getChildren().add(path);
    }

    public void show(FindingStyle style) {
        path.setContent(style.path());
        path.setStroke(Color.web(style.colour()));
        path.setStrokeWidth(style == FindingStyle.MODIFIED ? 1.5 : 2);
    }

    @Override
    protected double computePrefWidth(double height) {
        return SIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIDE;
    }
}
