package org.overread.viewer.fusing;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.overread.core.dicom.DicomException;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.reformat.Reformatter;
import org.overread.core.study.Slice;
import org.overread.core.study.SuvScales;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackReading;

/**
 * A volume read for being blended over others: its values as a measurement on it would have them, SUV where the file gives it.
 *
 * @param noSuv why a PET image gives none
 * @param greatest of its values, where there are any
 */
record FusedVolume(
        FusionPartner partner,
        Reformatter values,
        CodedConcept quantity,
        Unit unit,
        Optional<String> noSuv,
        double least,
        double greatest) {

    /** Whether it takes at most a quarter of the memory that there is. */
    static boolean fits(FusionPartner partner, long memory) {
        VolumeGeometry grid = partner.stack().geometry().orElseThrow();
        return grid.voxels() * 2 <= memory / 4;
    }

    /**
     * Reads all slices. Thread: blocks for disk and decoder.
     *
     * @param done is told how many have been read; an interrupted thread ends reading
     * @throws DicomException UNSUPPORTED for colour, and where slices measure different things
     */
    static FusedVolume read(FusionPartner partner, FrameLoader loader, IntConsumer done)
            throws IOException, InterruptedException {
        Extremes extremes = new Extremes();
        VolumeValues volume = new StackReading(partner.series(), partner.stack(), loader).volume(slice -> {
            extremes.add(slice);
            done.accept(extremes.slices);
        });
        Slice start = partner.stack().slices().getFirst();
        return new FusedVolume(
                partner,
                volume.values(),
                volume.quantity(),
                volume.unit(),
                SuvScales.of(partner.series(), start.instance(), start.frameNumber())
                        .refusal(),
                extremes.least,
                extremes.greatest);
    }

    /** Whether its values are standardized uptake values. */
    boolean isUptake() {
        return MeasurementCodes.isSuv(quantity);
    }

    /** Of every third pixel of every third row: for a first window. */
    private static final class Extremes {
        private static final int STEP = 3;
        private int slices;
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        void add(FrameValues values) {
            slices++;
            for (int row = 0; row < values.rows(); row += STEP) {
                for (int column = 0; column < values.columns(); column += STEP) {
                    double value = values.value(column, row);
                    least = value < least ? value : least;
                    greatest = value > greatest ? value : greatest;
                }
            }
        }
    }
}
