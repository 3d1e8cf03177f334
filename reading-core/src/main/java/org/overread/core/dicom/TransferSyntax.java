package org.overread.core.dicom;

import java.util.Optional;

/** Transfer syntaxes known by name (PS3.5 10 and A; PS3.6 A). A name here does not say that pixel data of it can be decoded. */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", "Implicit VR Little Endian"),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", "Explicit VR Little Endian"),
    ENCAPSULATED_UNCOMPRESSED("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian"),
    DEFLATED_LITTLE_ENDIAN("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian"),
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", "Explicit VR Big Endian"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)"),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 & 4)"),
    JPEG_SPECTRAL_SELECTION("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical (Process 6 & 8)"),
    JPEG_PROGRESSIVE("1.2.840.10008.1.2.4.55", "JPEG Full Progression, Non-Hierarchical (Process 10 & 12)"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless (Process 14)"),
    JPEG_LOSSLESS_SV1(
            "1.2.840.10008.1.2.4.70", "JPEG Lossless, First-Order Prediction (Process 14, Selection Value 1)"),
    JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
    JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000"),
    JPEG_2000_MULTICOMPONENT_LOSSLESS("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component Lossless"),
    JPEG_2000_MULTICOMPONENT("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component"),
    JPIP("1.2.840.10008.1.2.4.94", "JPIP Referenced"),
    JPIP_DEFLATED("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate"),
    MPEG2_MAIN("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
    MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level"),
    MPEG4_HIGH("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"),
    MPEG4_BD("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1"),
    MPEG4_2D("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile / Level 4.2 for 2D Video"),
    MPEG4_3D("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile / Level 4.2 for 3D Video"),
    MPEG4_STEREO("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2"),
    HEVC_MAIN("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"),
    HEVC_MAIN_10("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1"),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
    JPEG_XL_RECOMPRESSION("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL"),
    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
    HTJ2K_LOSSLESS_RPCL("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options Lossless"),
    HTJ2K("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
    RLE_LOSSLESS("1.2.840.10008.1.2.5", "RLE Lossless"),
    DEFLATED_IMAGE_FRAME("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
    /** Of no standard: implicit little endian, but the words of Pixel Data big endian. */
    GE_PRIVATE_DLX("1.2.840.113619.5.2", "GE private, implicit VR with big endian pixels");

    private static final TransferSyntax[] ALL = values();

    private final String uid;
    private final String title;

    TransferSyntax(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public String uid() {
        return uid;
    }

    /** The standard's name. */
    public String title() {
        return title;
    }

    /** Whether pixel data is a sequence of fragments, one or more per frame (PS3.5 A.4). */
    public boolean encapsulated() {
        return switch (this) {
            case IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN, DEFLATED_LITTLE_ENDIAN, EXPLICIT_BIG_ENDIAN -> false;
            case GE_PRIVATE_DLX -> false;
            case JPIP, JPIP_DEFLATED -> false;
            default -> true;
        };
    }

    boolean deflated() {
        return this == DEFLATED_LITTLE_ENDIAN || this == JPIP_DEFLATED;
    }

    Encoding encoding() {
        return switch (this) {
            case IMPLICIT_LITTLE_ENDIAN, GE_PRIVATE_DLX -> Encoding.IMPLICIT_LITTLE;
            case EXPLICIT_BIG_ENDIAN -> Encoding.EXPLICIT_BIG;
            default -> Encoding.EXPLICIT_LITTLE;
        };
    }

    public static Optional<TransferSyntax> ofUid(String uid) {
        for (TransferSyntax syntax : ALL) {
            if (syntax.uid.equals(uid)) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }

    /** The standard's name where the UID is known, else the UID itself: for messages. */
    public static String nameOf(String uid) {
        return ofUid(uid).map(syntax -> syntax.title + " (" + uid + ")").orElse("transfer syntax " + uid);
    }
}
