package org.overread.core.codec.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Means of neighbours, and their differences as channels of their own. Standard: ISO/IEC 18181-1 H.6.2. */
record Squeeze(List<Step> steps) implements Transform {
    private static final U32Code STEPS = U32Code.of(0, 0, 1, 4, 9, 6, 41, 8);
    private static final U32Code STEP_CHANNELS = U32Code.of(1, 0, 2, 0, 3, 0, 4, 4);
    private static final int SMALLEST = 8;

    /**
     * @param inPlace differences follow the means; else they come behind all channels
     */
    record Step(boolean horizontal, boolean inPlace, int begin, int count) {}

    static Squeeze read(XlBits bits) throws DicomException {
        int count = bits.u32(STEPS);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean horizontal = bits.bool();
            boolean inPlace = bits.bool();
            int begin = bits.u32(BEGIN);
            steps.add(new Step(horizontal, inPlace, begin, bits.u32(STEP_CHANNELS)));
        }
        return new Squeeze(steps);
    }

    @Override
    public Transform prepare(ModularImage image) throws DicomException {
        List<Step> taken = steps.isEmpty() ? usual(image) : steps;
        for (Step step : taken) {
            image.requireRange(step.begin, step.count);
            if (step.begin < image.meta) {
                if (!step.inPlace) {
                    throw Codestream.malformed("JPEG XL palette squeezed behind the pictures");
                }
                image.meta += step.count;
            }
            int to = step.inPlace ? step.begin + step.count : image.channels.size();
            for (int i = 0; i < step.count; i++) {
                image.channels.add(to + i, halve(image.channels.get(step.begin + i), step.horizontal));
            }
        }
        return new Squeeze(taken);
    }

    /** Halves a channel; the channel of the differences. */
    private static ModularChannel halve(ModularChannel channel, boolean horizontal) throws DicomException {
        if (channel.empty() || channel.shiftX > 30 || channel.shiftY > 30) {
            throw Codestream.malformed("JPEG XL channel squeezed too often");
        }
        int width = channel.width;
        int height = channel.height;
        if (horizontal) {
            channel.width = (width + 1) / 2;
            channel.shiftX += channel.shiftX >= 0 ? 1 : 0;
            width /= 2;
        } else {
            channel.height = (height + 1) / 2;
            channel.shiftY += channel.shiftY >= 0 ? 1 : 0;
            height /= 2;
        }
        return new ModularChannel(width, height, channel.shiftX, channel.shiftY);
    }

    private static List<Step> usual(ModularImage image) throws DicomException {
        int first = image.meta;
        int count = image.channels.size() - first;
        image.requireRange(first, count);
        List<Step> steps = new ArrayList<>();
        int width = image.channels.get(first).width;
        int height = image.channels.get(first).height;
        if (count > 2
                && image.channels.get(first + 1).width == width
                && image.channels.get(first + 1).height == height) {
            steps.add(new Step(true, false, first + 1, 2));
            steps.add(new Step(false, false, first + 1, 2));
        }
        boolean horizontal = width > height;
        while (width > SMALLEST || height > SMALLEST) {
            if (horizontal && width > SMALLEST) {
                steps.add(new Step(true, true, first, count));
                width = (width + 1) / 2;
            } else if (!horizontal && height > SMALLEST) {
                steps.add(new Step(false, true, first, count));
                height = (height + 1) / 2;
            }
            horizontal = !horizontal;
        }
        return steps;
    }

    @Override
    public void undo(ModularImage image, WeightedPredictor.Weights weights) throws DicomException {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            List<ModularChannel> channels = image.channels;
            int from = step.inPlace ? step.begin + step.count : channels.size() - step.count;
            if (step.begin < image.meta) {
                image.meta -= step.count;
            }
            for (int c = 0; c < step.count; c++) {
                ModularChannel mean = channels.get(step.begin + c);
                ModularChannel difference = channels.get(from + c);
                mean.allocate();
                difference.allocate();
                channels.set(
                        step.begin + c,
                        step.horizontal
                                ? Unsqueeze.horizontal(mean, difference)
                                : Unsqueeze.vertical(mean, difference));
            }
            channels.subList(from, from + step.count).clear();
        }
    }
}
