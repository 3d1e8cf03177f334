package org.overread.core.image;

/** Linear modality transformation: output = slope · stored + intercept (PS3.3 C.11.1). {@code unit} is Rescale Type, "HU" for CT, empty where unspecified. */
public record ModalityLut(double slope, double intercept, String unit) {

    public static final ModalityLut IDENTITY = new ModalityLut(1, 0, "");

    public double apply(double stored) {
        return slope * stored + intercept;
    }
}
