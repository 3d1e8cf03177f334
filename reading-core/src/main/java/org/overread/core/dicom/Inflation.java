package org.overread.core.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.overread.core.dicom.DicomException.Kind;

/** Inflates deflated data sets and frames (PS3.5 A.5, A.4.12), within a bound. */
final class Inflation {
    /** Deflate cannot expand more than about 1032 times. Above this much output, a file is refused. */
    static final int AT_MOST = 1 << 30;

    /** The rest of a stream, inflated. */
    static byte[] inflate(DicomInput in) throws IOException {
        if (in.remaining() > AT_MOST) {
            throw new DicomException(Kind.TOO_LARGE, "deflated data set of " + in.remaining() + " bytes");
        }
        return inflate(in.bytes((int) in.remaining()), AT_MOST);
    }

    static byte[] inflate(byte[] deflated, int atMost) throws DicomException {
        boolean zlibHeader = deflated.length >= 2
                && (deflated[0] & 0x0F) == 8
                && ((deflated[0] & 0xFF) << 8 | deflated[1] & 0xFF) % 31 == 0;
        try (Inflater inflater = new Inflater(!zlibHeader)) {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(atMost, deflated.length * 3L + 64));
            byte[] chunk = new byte[64 * 1024];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DicomException(Kind.TRUNCATED, "the deflated bytes end early");
                }
                if (out.size() > atMost - count) {
                    throw new DicomException(Kind.TOO_LARGE, "inflates to more than " + atMost + " bytes");
                }
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new DicomException(Kind.MALFORMED, "the deflated bytes are damaged", e);
        }
    }

    private Inflation() {}
}
