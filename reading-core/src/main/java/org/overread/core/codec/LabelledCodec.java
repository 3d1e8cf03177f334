package org.overread.core.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DicomException;

/** Decodes frames as their codestreams show, whatever the transfer syntax declares; a difference is warned of. */
record LabelledCodec(FrameCoding declared) implements FrameCodec {

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        FrameCoding met = FrameCoding.of(codestream).orElse(declared);
        DecodedFrame frame = met.codec().decode(codestream, format);
        if (met == declared) {
            return frame;
        }
        List<String> warnings = new ArrayList<>(frame.warnings());
        warnings.add("the codestream is " + met.title() + " where the transfer syntax declares " + declared.title());
        return new DecodedFrame(frame.samples(), frame.photometricInterpretation(), warnings);
    }
}
