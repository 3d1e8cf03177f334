package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.PrimitiveIterator;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;

/**
 * Decodes chosen frames of a file and hashes their stored values: little-endian words of Bits Allocated. Pixels that the
 * file lacks are 0, which a warning says.
 */
final class FrameHashes {
    private final FrameChoice choice;

    FrameHashes(FrameChoice choice) {
        this.choice = choice;
    }

    /** What {@code overread decode --json} prints of one file. @param bytes gets what was hashed */
    ObjectNode decode(Path file, OutputStream bytes) throws IOException {
        DicomFile read = DicomReader.readDespiteMissingPixels(file);
        FrameDecoder decoder = FrameDecoder.of(read);
        FrameFormat format = decoder.format();
        ObjectNode node = Json.object()
                .put("transferSyntax", read.transferSyntaxUid())
                .put("rows", format.rows())
                .put("columns", format.columns())
                .put("frames", decoder.frames())
                .put("samplesPerPixel", format.samplesPerPixel())
                .put("bitsAllocated", format.bitsAllocated())
                .put("bitsStored", format.bitsStored())
                .put("pixelRepresentation", format.signed() ? 1 : 0)
                .put("photometricInterpretation", format.photometricInterpretation());
        ArrayNode results = node.putArray("results");
        PrimitiveIterator.OfInt frames = choice.of(decoder.frames()).iterator();
        while (frames.hasNext()) {
            int frame = frames.nextInt();
            DecodedFrame decoded = decoder.decodeDespiteMissingPixels(frame);
            List<String> warnings = new ArrayList<>(FrameFormat.assumptions(read.dataSet()));
            warnings.addAll(decoded.warnings());
            byte[] values = decoded.samples().littleEndian();
            bytes.write(values);
            results.addObject()
                    .put("frame", frame)
                    .put("sha256", sha256(values))
                    .put("warning", warnings.isEmpty() ? null : String.join("; ", warnings));
        }
        return node;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
