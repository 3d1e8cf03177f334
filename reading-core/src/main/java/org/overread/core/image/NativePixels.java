package org.overread.core.image;

import java.io.IOException;
import java.util.Arrays;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;

/**
 * Native pixel data as a run of little-endian bytes, whatever its byte order.
 *
 * @param wordBytes bytes of the words that a big-endian writer has turned around; 1 where none
 * @param padded whether bytes beyond the end are read as 0, where they are at most a tenth of what is asked for
 */
record NativePixels(Value.Stored stored, int wordBytes, boolean padded) {
    /** Padding can more than fill what a file holds, but no more than a frame of this size is made of it. */
    private static final int LARGEST_PADDED_FRAME = 1 << 28;

    /** Big-endian words: of a sample's size, at least 16 bits where the VR is OW, so that two 8-bit samples change places. */
    static int bigEndianWord(Vr vr, int bitsAllocated) {
        return vr == Vr.OB || vr == Vr.UN ? 1 : Math.max(2, bitsAllocated / 8);
    }

    /** @throws DicomException TRUNCATED where the pixel data ends before */
    byte[] read(long from, int length) throws IOException {
        int missing = missing(from, length);
        if (missing > 0 && padded && missing <= length / 10 && length <= LARGEST_PADDED_FRAME) {
            return Arrays.copyOf(read(from, length - missing), length);
        }
        if (missing > 0) {
            throw new DicomException(
                    DicomException.Kind.TRUNCATED,
                    "Pixel Data holds " + stored.length() + " bytes, the frame ends at byte " + (from + length));
        }
        if (wordBytes == 1) {
            return StoredBytes.read(stored, from, length);
        }
        long firstWord = from / wordBytes * wordBytes;
        long end = Math.min(stored.length(), (from + length + wordBytes - 1) / wordBytes * wordBytes);
        byte[] words = StoredBytes.read(stored, firstWord, (int) (end - firstWord));
        reverse(words);
        int before = (int) (from - firstWord);
        return words.length == length ? words : Arrays.copyOfRange(words, before, before + length);
    }

    /** How many of the bytes lie beyond the end. */
    int missing(long from, int length) {
        return Math.clamp(from + length - stored.length(), 0, length);
    }

    private void reverse(byte[] bytes) {
        for (int start = 0; start + wordBytes <= bytes.length; start += wordBytes) {
            for (int low = start, high = start + wordBytes - 1; low < high; low++, high--) {
                byte swapped = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = swapped;
            }
        }
    }
}
