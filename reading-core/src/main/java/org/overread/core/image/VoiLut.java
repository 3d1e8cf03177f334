package org.overread.core.image;

/** An item of VOI LUT Sequence (0028,3010): inputs in modality units. */
public record VoiLut(LookupTable table, String explanation) implements VoiTransformation {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    @Override
    public double grey(double value) {
        return (double) table.at(value) / table.range();
    }

    @Override
    public VoiLut named(String name) {
        return new VoiLut(table, name);
    }

    /** The line through the points where a tenth and nine tenths of the table's rise are reached. */
    @Override
    public VoiWindow window() {
        int least = 0xFFFF;
        int most = 0;
        for (char entry : table.entries()) {
            least = Math.min(least, entry);
            most = Math.max(most, entry);
        }
        double low = crossing(least + LOW * (most - least));
        double high = crossing(least + HIGH * (most - least));
        double width = Math.max(1, Math.abs(high - low) / (HIGH - LOW));
        return new VoiWindow((low + high) / 2, width, "");
    }

    /** The first input on whose way the output passes a level, upwards or downwards. */
    private double crossing(double level) {
        char[] entries = table.entries();
        for (int i = 1; i < entries.length; i++) {
            if ((entries[i - 1] < level) != (entries[i] < level)) {
                return table.first() + i;
            }
        }
        return table.first() + entries.length / 2.0;
    }
}
