package org.overread.core.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;

/** The first compressed frame of a file, before decoding. */
record CompressedFrame(String transferSyntax, FrameFormat format, byte[] codestream) {

    static CompressedFrame firstOf(Path path) throws IOException {
        DicomFile file = DicomReader.read(path);
        Element pixels = file.dataSet().element(Tag.PixelData).orElseThrow();
        Value.Fragments fragments = (Value.Fragments) pixels.value();
        boolean single = file.dataSet().integer(Tag.NumberOfFrames).orElse(1) == 1;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Value.Stored part :
                single ? fragments.fragments() : fragments.fragments().subList(0, 1)) {
            joined.writeBytes(StoredBytes.readAll(part, Integer.MAX_VALUE));
        }
        return new CompressedFrame(file.transferSyntaxUid(), FrameFormat.of(file.dataSet()), joined.toByteArray());
    }

    DecodedFrame decode() throws DicomException {
        return FrameCodecs.forTransferSyntax(transferSyntax).decode(ByteBuffer.wrap(codestream), format);
    }
}
