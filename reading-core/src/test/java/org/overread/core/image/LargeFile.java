package org.overread.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.overread.core.dicom.DicomBytes;
import org.overread.core.dicom.Tag;

/**
 * Multi-frame images of gigabytes, 2048 x 2048 of 16 bits, written as sparse files: the first sample of each frame is the
 * frame's number, all else is a hole.
 */
final class LargeFile {
    static final int FRAME_BYTES = 2048 * 2048 * 2;
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    /** Native pixel data. */
    static void writeNative(Path file, int frames) throws IOException {
        long length = (long) frames * FRAME_BYTES;
        byte[] header = described("1.2.840.10008.1.2.1", frames)
                .explicitLong(Tag.PixelData, "OW", length, new byte[0])
                .bytes();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(header), 0);
            for (int frame = 0; frame < frames; frame++) {
                number(out, header.length + (long) frame * FRAME_BYTES, frame + 1);
            }
            out.write(ByteBuffer.allocate(2), header.length + length - 2);
        }
    }

    /** Encapsulated uncompressed pixel data; with several fragments a frame, an Extended Offset Table says where frames begin. */
    static void writeEncapsulated(Path file, int frames, int fragmentsPerFrame) throws IOException {
        int fragment = FRAME_BYTES / fragmentsPerFrame;
        long frameItems = fragmentsPerFrame * (8L + fragment);
        DicomBytes header = described("1.2.840.10008.1.2.1.98", frames);
        if (fragmentsPerFrame > 1) {
            ByteBuffer offsets = ByteBuffer.allocate(frames * 8).order(ByteOrder.LITTLE_ENDIAN);
            for (int frame = 0; frame < frames; frame++) {
                offsets.putLong(frame * frameItems);
            }
            header.explicitLong(Tag.ExtendedOffsetTable, "OV", offsets.capacity(), offsets.array());
        }
        byte[] start = header.explicitLong(Tag.PixelData, "OB", UNDEFINED, new byte[0])
                .item(0)
                .bytes();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(start), 0);
            long at = start.length;
            for (int i = 0; i < frames * fragmentsPerFrame; i++, at += 8 + fragment) {
                out.write(ByteBuffer.wrap(DicomBytes.little().item(fragment).bytes()), at);
                if (i % fragmentsPerFrame == 0) {
                    number(out, at + 8, i / fragmentsPerFrame + 1);
                }
            }
            out.write(ByteBuffer.wrap(DicomBytes.little().sequenceEnd().bytes()), at);
        }
    }

    private static void number(FileChannel out, long at, int frame) throws IOException {
        out.write(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) frame), at);
    }

    private static DicomBytes described(String syntax, int frames) {
        String number = Integer.toString(frames);
        return DicomBytes.file(syntax)
                .explicit(Tag.SOPClassUID, "UI", "1.2.840.10008.5.1.4.1.1.7.3\0")
                .explicit(Tag.SOPInstanceUID, "UI", "1.2.3.4.5\0")
                .explicit(Tag.SamplesPerPixel, "US", new byte[] {1, 0})
                .explicit(Tag.PhotometricInterpretation, "CS", "MONOCHROME2 ")
                .explicit(Tag.NumberOfFrames, "IS", number.length() % 2 == 0 ? number : number + " ")
                .explicit(Tag.Rows, "US", new byte[] {0, 8})
                .explicit(Tag.Columns, "US", new byte[] {0, 8})
                .explicit(Tag.BitsAllocated, "US", new byte[] {16, 0})
                .explicit(Tag.BitsStored, "US", new byte[] {16, 0})
                .explicit(Tag.PixelRepresentation, "US", new byte[] {0, 0});
    }

    private LargeFile() {}
}
