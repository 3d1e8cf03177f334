package org.overread.core.study;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TransferSyntax;

/**
 * That an image has been compressed with loss, at whatever point of its life (PS3.3 C.7.6.1.1.5).
 *
 * @param methods as readers know them ("JPEG", "JPEG 2000"), in the order in which they were applied; may be empty
 * @param ratios of each, 20 being 20:1; may be empty
 */
public record LossyCompression(List<String> methods, List<Double> ratios) {
    /** Always with loss: JPEG by discrete cosines, also where recompressed as JPEG XL, and video. */
    private static final Set<TransferSyntax> LOSSY = EnumSet.of(
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_SPECTRAL_SELECTION,
            TransferSyntax.JPEG_PROGRESSIVE,
            TransferSyntax.JPEG_XL_RECOMPRESSION,
            TransferSyntax.MPEG2_MAIN,
            TransferSyntax.MPEG2_HIGH,
            TransferSyntax.MPEG4_HIGH,
            TransferSyntax.MPEG4_BD,
            TransferSyntax.MPEG4_2D,
            TransferSyntax.MPEG4_3D,
            TransferSyntax.MPEG4_STEREO,
            TransferSyntax.HEVC_MAIN,
            TransferSyntax.HEVC_MAIN_10);

    /** Empty where nothing says so: Lossy Image Compression "01" or the transfer syntax. */
    public static Optional<LossyCompression> of(Instance instance) {
        DataSet header = instance.header();
        boolean bySyntax = TransferSyntax.ofUid(instance.transferSyntaxUid())
                .map(LOSSY::contains)
                .orElse(false);
        if (!bySyntax && !header.string(Tag.LossyImageCompression).orElse("").equals("01")) {
            return Optional.empty();
        }
        List<String> methods = header.strings(Tag.LossyImageCompressionMethod).stream()
                .filter(method -> !method.isBlank())
                .map(LossyCompression::known)
                .toList();
        DoubleStream ratios = Arrays.stream(header.numbers(Tag.LossyImageCompressionRatio));
        return Optional.of(new LossyCompression(
                methods, ratios.filter(ratio -> ratio > 0).boxed().toList()));
    }

    private static String known(String method) {
        return switch (method) {
            case "ISO_10918_1" -> "JPEG";
            case "ISO_14495_1" -> "JPEG-LS";
            case "ISO_15444_1", "ISO_15444_2" -> "JPEG 2000";
            case "ISO_15444_15" -> "HTJ2K";
            case "ISO_18181_1" -> "JPEG XL";
            case "ISO_13818_2" -> "MPEG-2";
            case "ISO_14496_10" -> "H.264";
            case "ISO_23008_2" -> "HEVC";
            default -> method;
        };
    }
}
