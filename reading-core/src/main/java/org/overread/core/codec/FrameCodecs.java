package org.overread.core.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.overread.core.codec.deflate.DeflatedFrameCodec;
import org.overread.core.codec.jpeg.JpegCodec;
import org.overread.core.codec.jpeg2000.Jpeg2000Codec;
import org.overread.core.codec.jpegls.JpegLsCodec;
import org.overread.core.codec.jpegxl.JpegXlCodec;
import org.overread.core.codec.rle.RleCodec;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.TransferSyntax;

/** The codec of each transfer syntax with compressed frames (PS3.5 A.4, PS3.6 A). */
public final class FrameCodecs {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

    private static final FrameCodec JPEG = new JpegCodec();
    private static final FrameCodec JPEG_LS = new JpegLsCodec();
    private static final FrameCodec JPEG_2000 = new Jpeg2000Codec();
    private static final FrameCodec JPEG_XL = new JpegXlCodec();
    private static final FrameCodec RLE = new RleCodec();
    private static final FrameCodec DEFLATED = new DeflatedFrameCodec();

    private static Optional<FrameCodec> of(String uid) {
        return TransferSyntax.ofUid(uid).map(syntax -> switch (syntax) {
            case JPEG_BASELINE,
                    JPEG_EXTENDED,
                    JPEG_SPECTRAL_SELECTION,
                    JPEG_PROGRESSIVE,
                    JPEG_LOSSLESS,
                    JPEG_LOSSLESS_SV1 -> JPEG;
            case JPEG_LS_LOSSLESS, JPEG_LS_NEAR_LOSSLESS -> JPEG_LS;
            case JPEG_2000_LOSSLESS, JPEG_2000, HTJ2K_LOSSLESS, HTJ2K_LOSSLESS_RPCL, HTJ2K -> JPEG_2000;
            case JPEG_XL_LOSSLESS, JPEG_XL_RECOMPRESSION, JPEG_XL -> JPEG_XL;
            case RLE_LOSSLESS -> RLE;
            case DEFLATED_IMAGE_FRAME -> DEFLATED;
            default -> null;
        });
    }

    /** The codec for a transfer syntax. Errors: UNSUPPORTED, by name, where there is none. */
    public static FrameCodec forTransferSyntax(String uid) throws DicomException {
        return of(uid).orElseThrow(() -> new DicomException(DicomException.Kind.UNSUPPORTED, refusal(uid)));
    }

    /**
     * The codec for one frame: that of its transfer syntax, unless the codestream begins as one of another family; where
     * the syntax has none because it is one of native pixels, what the codestream begins as.
     */
    public static FrameCodec forFrame(String uid, ByteBuffer codestream) throws DicomException {
        boolean silent = saysNothing(uid);
        FrameCodec declared = silent ? null : forTransferSyntax(uid);
        FrameCodec begun = silent || isOfJpegFamily(declared) ? begunBy(codestream, silent) : null;
        if (begun == null && silent) {
            throw new DicomException(DicomException.Kind.UNSUPPORTED, refusal(uid));
        }
        return begun == null || begun == declared ? declared : mislabelled(begun, uid, codestream);
    }

    /** A codec that also warns of the difference to the transfer syntax. */
    private static FrameCodec mislabelled(FrameCodec begun, String uid, ByteBuffer start) {
        String warning = "the codestream is " + CodestreamStart.of(start) + ", the transfer syntax "
                + TransferSyntax.nameOf(uid);
        return (codestream, format) -> begun.decode(codestream, format).withWarning(warning);
    }

    /** Whether a transfer syntax is one of native pixels: that of compressed ones must have been left out or changed. */
    public static boolean saysNothing(String uid) {
        return TransferSyntax.ofUid(uid).map(syntax -> !syntax.encapsulated()).orElse(false);
    }

    private static FrameCodec begunBy(ByteBuffer codestream, boolean orRle) {
        return switch (CodestreamStart.of(codestream)) {
            case JPEG -> JPEG;
            case JPEG_LS -> JPEG_LS;
            case JPEG_2000 -> JPEG_2000;
            case JPEG_XL -> JPEG_XL;
            case RLE -> orRle ? RLE : null;
            case UNKNOWN -> null;
        };
    }

    /** Frames of other families could begin with these bytes by chance. */
    private static boolean isOfJpegFamily(FrameCodec codec) {
        return codec != RLE && codec != DEFLATED;
    }

    /** Whether a codestream should say by its first bytes of which family it is, and is of none. */
    public static boolean beginsNone(String uid, ByteBuffer codestream) {
        return CodestreamStart.of(codestream) == CodestreamStart.UNKNOWN
                && (saysNothing(uid)
                        || of(uid).filter(FrameCodecs::isOfJpegFamily).isPresent());
    }

    /** Whether frames of a transfer syntax are decoded here. */
    public static boolean supports(String uid) {
        return of(uid).isPresent();
    }

    private static String refusal(String uid) {
        if (uid.startsWith("1.2.840.10008.1.2.7.")) {
            return "SMPTE ST 2110 real-time video (" + uid + ") carries no stored frames";
        }
        if (!uid.startsWith(JPEG_FAMILY)) {
            return TransferSyntax.nameOf(uid) + " does not say how its frames are compressed";
        }
        String name = switch (uid.substring(JPEG_FAMILY.length()).replaceFirst("\\..*", "")) {
            case "52", "54", "56", "58" -> "JPEG with arithmetic coding";
            case "59", "60", "61", "62", "63", "64", "65", "66" -> "JPEG, hierarchical";
            case "94", "95", "204", "205" -> "JPIP referenced pixel data";
            case "100", "101" -> "MPEG-2 video";
            case "102", "103", "104", "105", "106" -> "MPEG-4 AVC/H.264 video";
            case "107", "108" -> "HEVC/H.265 video";
            default -> "this kind of compression";
        };
        return name + " (" + uid + ") is not decoded";
    }

    private FrameCodecs() {}
}
