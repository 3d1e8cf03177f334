package org.overread.core.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/**
 * How a data set describes its samples (PS3.3 C.7.6.3), with what it leaves out taken as other decoders take it: ACR-NEMA
 * had no Photometric Interpretation, and kept RGB as one sample of 24 bits.
 *
 * @param bitsAllocated as stated: 12 where samples are packed
 * @param assumptions what the data set leaves out or states in another way, and as what it is taken; in words
 */
record ImagePixels(
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        boolean signed,
        String photometricInterpretation,
        List<String> assumptions) {
    private static final int ACR_NEMA_RGB_BITS = 24;

    /** @throws DicomException MISSING_ATTRIBUTE without Bits Allocated */
    static ImagePixels of(DataSet dataSet) throws DicomException {
        List<String> assumed = new ArrayList<>();
        int allocated = Required.integer(dataSet, Tag.BitsAllocated);
        int stored = dataSet.integer(Tag.BitsStored).orElse(0);
        String stated = dataSet.string(Tag.PhotometricInterpretation)
                .map(value -> value.toUpperCase(Locale.ROOT))
                .orElse("");
        int samples = dataSet.integer(Tag.SamplesPerPixel).orElseGet(() -> samples(stated, assumed));
        if (stored == 0) {
            stored = allocated;
            if (!floating(dataSet)) {
                assumed.add("no Bits Stored: taken as " + allocated);
            }
        }
        if (allocated == ACR_NEMA_RGB_BITS && stored == ACR_NEMA_RGB_BITS && samples == 1) {
            assumed.add("one sample of 24 bits: taken as three of 8");
            samples = 3;
            allocated = 8;
            stored = 8;
        }
        if (stored > allocated) {
            assumed.add(stored + " Bits Stored: taken as " + allocated);
            stored = allocated;
        }
        String photometric = stated.isEmpty() ? photometric(samples, assumed) : stated;
        boolean signed = dataSet.integer(Tag.PixelRepresentation).orElse(0) == 1;
        if (dataSet.integer(Tag.PixelRepresentation).isEmpty() && !floating(dataSet)) {
            assumed.add("no Pixel Representation: taken as unsigned");
        }
        return new ImagePixels(samples, allocated, stored, signed, photometric, List.copyOf(assumed));
    }

    private static boolean floating(DataSet dataSet) {
        return dataSet.contains(Tag.FloatPixelData) || dataSet.contains(Tag.DoubleFloatPixelData);
    }

    private static int samples(String photometric, List<String> assumed) {
        int samples = photometric.equals("RGB") || photometric.startsWith("YBR_") ? 3 : 1;
        assumed.add("no Samples per Pixel: taken as " + samples);
        return samples;
    }

    private static String photometric(int samples, List<String> assumed) {
        String taken = samples == 1 ? "MONOCHROME2" : samples == 3 ? "RGB" : "";
        if (!taken.isEmpty()) {
            assumed.add("no Photometric Interpretation: taken as " + taken);
        }
        return taken;
    }
}
