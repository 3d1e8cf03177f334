package org.overread.viewer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameCodecs;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.TransferSyntax;
import org.overread.kernels.codec.DecodePeer;
import org.overread.kernels.codec.EncodedFrame;

/**
 * One compressed frame decoded by us and by a peer in turn, after a warm-up of ours: medians of processor time on one
 * core. Before anything is timed both must have given the same samples.
 */
final class DecodeTiming {
    private static final long WARM_UP_NANOSECONDS = 3_000_000_000L;
    private static final int FEWEST_WARM_UPS = 10;
    private static final long TURNS_NANOSECONDS = 6_000_000_000L;
    private static final int FEWEST_TURNS = 7;
    private static final int MOST_TURNS = 25;

    /** What decoders of lossy JPEG and JPEG 2000 may differ by: each rounds its own way. */
    private static final int LOSSY_DIFFERENCE = 2;

    private static final Set<TransferSyntax> LOSSY = EnumSet.of(
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_SPECTRAL_SELECTION,
            TransferSyntax.JPEG_PROGRESSIVE,
            TransferSyntax.JPEG_2000,
            TransferSyntax.HTJ2K);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EncodedFrame frame;
    private final FrameCodec codec;

    DecodeTiming(EncodedFrame frame) throws DicomException {
        this.frame = frame;
        this.codec = FrameCodecs.forTransferSyntax(frame.transferSyntaxUid());
    }

    /** The samples that we decode. */
    byte[] samples() throws DicomException {
        return codec.decode(frame.bytes(), frame.format()).samples().littleEndian();
    }

    /** Errors: IOException, which says why, where the peer refuses the frame or gives other samples. */
    BenchRow beside(DecodePeer peer, String name) throws IOException {
        try (DecodePeer.Turns theirs = peer.prepare(frame)) {
            requireSame(samples(), theirs.decode(), peer);
            warmUp();
            List<Double> ours = new ArrayList<>();
            List<Double> peers = new ArrayList<>();
            long begun = System.nanoTime();
            while (ours.size() < FEWEST_TURNS
                    || ours.size() < MOST_TURNS && System.nanoTime() - begun < TURNS_NANOSECONDS) {
                ours.add(milliseconds());
                peers.add(theirs.milliseconds());
            }
            return BenchRow.framesPerSecond(name + size(), BenchRow.median(ours), BenchRow.median(peers), peer.name());
        }
    }

    private String size() {
        FrameFormat format = frame.format();
        return " " + format.columns() + " x " + format.rows() + " x " + format.samplesPerPixel() + ", "
                + format.bitsStored() + " bit";
    }

    private void requireSame(byte[] ours, byte[] theirs, DecodePeer peer) throws IOException {
        if (!Arrays.equals(ours, theirs) && (!lossy() || difference(ours, theirs) > LOSSY_DIFFERENCE)) {
            throw new IOException(peer.name() + " decodes other samples");
        }
    }

    private boolean lossy() {
        return TransferSyntax.ofUid(frame.transferSyntaxUid())
                .map(LOSSY::contains)
                .orElse(false);
    }

    private int difference(byte[] ours, byte[] theirs) {
        if (ours.length != theirs.length) {
            return Integer.MAX_VALUE;
        }
        int word = Math.max(1, frame.format().bitsAllocated() / 8);
        int most = 0;
        for (int i = 0; i < ours.length; i += word) {
            int difference = 0;
            for (int k = 0; k < word; k++) {
                difference += (ours[i + k] & 0xFF) - (theirs[i + k] & 0xFF) << 8 * k;
            }
            most = Math.max(most, Math.abs(difference));
        }
        return most;
    }

    private void warmUp() throws DicomException {
        long begun = System.nanoTime();
        for (int i = 0; i < FEWEST_WARM_UPS || System.nanoTime() - begun < WARM_UP_NANOSECONDS; i++) {
            codec.decode(frame.bytes(), frame.format());
        }
    }

    private double milliseconds() throws DicomException {
        long begun = THREADS.getCurrentThreadCpuTime();
        codec.decode(frame.bytes(), frame.format());
        return (THREADS.getCurrentThreadCpuTime() - begun) / 1e6;
    }
}
