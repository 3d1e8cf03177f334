package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;
import org.overread.kernels.codec.ChildProcesses;
import org.overread.kernels.codec.EncodedFrame;

/** An encoder of DCMTK's command line tools, with its options. */
record DcmtkEncoder(Path tool, List<String> options) implements FrameEncoder {

    @Override
    public EncodedFrame encode(RawFrame frame, Path folder) throws IOException {
        Path raw = folder.resolve("raw.dcm");
        Path encoded = folder.resolve("encoded.dcm");
        try {
            frame.writeTo(raw);
            List<String> command = new ArrayList<>(List.of(tool.toString()));
            command.addAll(options);
            command.addAll(List.of(raw.toString(), encoded.toString()));
            new ChildProcesses().milliseconds(command);
            DicomFile file = DicomReader.read(encoded);
            FrameDecoder decoder = FrameDecoder.of(file);
            ByteBuffer codestream =
                    decoder.codestream(1).orElseThrow(() -> new IOException(tool + " gave no codestream"));
            byte[] bytes = new byte[codestream.remaining()];
            codestream.get(bytes);
            return new EncodedFrame(file.transferSyntaxUid(), decoder.format(), bytes);
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(encoded);
        }
    }
}
