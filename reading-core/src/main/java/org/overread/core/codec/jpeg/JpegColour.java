package org.overread.core.codec.jpeg;

import java.util.List;
import java.util.Optional;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * In which colours a codestream says that its samples are, which a data set may contradict: by Adobe's marker, JFIF's, the
 * components' identifiers, or colour differences kept at less than full size. Not thread-safe.
 */
final class JpegColour {
    private static final int APP0 = 0xFFE0;
    private static final int APP14 = 0xFFEE;
    private static final String ADOBE = "Adobe";
    private static final int BEFORE_TRANSFORM = 6;

    private boolean jfif;
    private int adobeTransform = -1;

    void accept(int marker, Codestream segment) throws DicomException {
        if (marker == APP0 && begins(segment, "JFIF")) {
            jfif = true;
        } else if (marker == APP14 && begins(segment, ADOBE) && segment.remaining() > BEFORE_TRANSFORM) {
            segment.position(segment.position() + BEFORE_TRANSFORM);
            adobeTransform = segment.u8();
        }
    }

    /** Goes past the text where it stands there. */
    private static boolean begins(Codestream segment, String text) throws DicomException {
        if (segment.remaining() < text.length()) {
            return false;
        }
        Codestream ahead = segment.fork();
        for (int i = 0; i < text.length(); i++) {
            if (ahead.u8() != text.charAt(i)) {
                return false;
            }
        }
        segment.position(ahead.position());
        return true;
    }

    /** The frame in its colours: what the data set states, unless the codestream says otherwise, which a warning tells. */
    DecodedFrame frame(DecodedSamples samples, FrameFormat format, JpegHeader header) {
        String stated = format.photometricInterpretation();
        boolean ybr = stated.startsWith("YBR_FULL");
        String declared = stated.equals("YBR_FULL_422") ? "YBR_FULL" : stated;
        Optional<String> said = ybr || stated.equals("RGB") ? said(header) : Optional.empty();
        if (said.isEmpty() || said.get().equals(declared)) {
            return new DecodedFrame(samples, declared, List.of());
        }
        String warning = "the codestream is in " + said.get() + ", Photometric Interpretation " + stated;
        return new DecodedFrame(samples, said.get(), List.of(warning));
    }

    private Optional<String> said(JpegHeader header) {
        List<JpegComponent> components = header.components();
        if (components.size() != 3 || header.process() == JpegHeader.LOSSLESS) {
            return Optional.empty();
        }
        boolean letters = components.get(0).id() == 'R'
                && components.get(1).id() == 'G'
                && components.get(2).id() == 'B';
        if (adobeTransform == 0 || letters && adobeTransform < 0) {
            return Optional.of("RGB");
        }
        boolean subsampled = components.get(1).horizontal() < header.horizontalMost()
                || components.get(1).vertical() < header.verticalMost();
        return adobeTransform == 1 || jfif || subsampled ? Optional.of("YBR_FULL") : Optional.empty();
    }
}
