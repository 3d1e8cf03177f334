package org.overread.ai.planted;

/** Breaks a house rule on purpose. */
public final class ModelThatReports {
    Class<?> viewer() {
        return org.overread.viewer.Main.class;
    }
}
