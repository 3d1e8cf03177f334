package org.overread.core.image;

import java.util.Objects;

/**
 * A window in modality units: Window Center (0028,1050), Window Width (0028,1051), VOI LUT Function (0028,1056).
 *
 * @param width above 0; at least 1 for LINEAR
 */
public record VoiWindow(double center, double width, Function function, String explanation)
        implements VoiTransformation {

    /** VOI LUT Function. */
    public enum Function {
        /** PS3.3 C.11.2.1.2.1: for integers, the width counting the values from black to white. */
        LINEAR,
        /** PS3.3 C.11.2.1.3.2. */
        LINEAR_EXACT,
        /** PS3.3 C.11.2.1.3.1. */
        SIGMOID
    }

    public VoiWindow {
        Objects.requireNonNull(function, "function");
        double least = function == Function.LINEAR ? 1 : Double.MIN_NORMAL;
        if (!(width >= least) || !Double.isFinite(width) || !Double.isFinite(center)) {
            throw new IllegalArgumentException("window center " + center + ", width " + width + ", " + function);
        }
    }

    /** A LINEAR window. */
    public VoiWindow(double center, double width, String explanation) {
        this(center, width, Function.LINEAR, explanation);
    }

    @Override
    public double grey(double value) {
        return switch (function) {
            case LINEAR -> linear(value);
            case LINEAR_EXACT -> Math.clamp((value - center) / width + 0.5, 0, 1);
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
        };
    }

    private double linear(double value) {
        if (value <= center - 0.5 - (width - 1) / 2) {
            return 0;
        }
        if (value > center - 0.5 + (width - 1) / 2) {
            return 1;
        }
        return (value - (center - 0.5)) / (width - 1) + 0.5;
    }

    @Override
    public VoiWindow named(String name) {
        return new VoiWindow(center, width, function, name);
    }

    @Override
    public VoiWindow window() {
        return this;
    }
}
