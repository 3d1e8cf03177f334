package org.overread.core.planted;

/** Breaks a house rule on purpose. */
public final class CoreThatOpensAWindow {
    public Class<?> window() {
        return javafx.stage.Stage.class;
    }
}
