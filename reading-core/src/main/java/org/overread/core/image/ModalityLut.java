package org.overread.core.image;

/** The modality transformation: from stored values to values in modality units (PS3.3 C.11.1). */
public sealed interface ModalityLut {
    ModalityLut IDENTITY = new Linear(1, 0, "");

    double apply(double stored);

    /** Rescale Type or Modality LUT Type, "HU" for CT; empty where unspecified (US). */
    String unit();

    static ModalityLut linear(double slope, double intercept, String unit) {
        return new Linear(slope, intercept, unit);
    }

    /** output = slope · stored + intercept. */
    record Linear(double slope, double intercept, String unit) implements ModalityLut {
        public Linear {
            if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
                throw new IllegalArgumentException("a rescale of slope " + slope + ", intercept " + intercept);
            }
        }

        @Override
        public double apply(double stored) {
            return slope * stored + intercept;
        }
    }

    /** Modality LUT Sequence (0028,3000). */
    record Table(LookupTable table, String unit) implements ModalityLut {
        @Override
        public double apply(double stored) {
            return table.at(stored);
        }
    }
}
