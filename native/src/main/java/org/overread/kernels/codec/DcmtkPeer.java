package org.overread.kernels.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.image.FrameDecoder;

/**
 * A decoder of DCMTK's command line tools: what a file of 2 N frames takes more than one of N frames, by N. Writing the
 * decoded frames is left out where there is a null device.
 */
final class DcmtkPeer implements DecodePeer {
    private static final long SAMPLES_A_RUN = 1L << 24;
    private static final int FEWEST_FRAMES = 4;
    private static final int MOST_FRAMES = 128;
    private static final Path NULL_DEVICE = Path.of("/dev/null");

    private final Path tool;
    private final List<String> options;
    private final Set<String> syntaxes;
    private final ChildProcesses processes = new ChildProcesses();

    private DcmtkPeer(Path tool, List<String> options, Set<String> syntaxes) {
        this.options = options;
        this.tool = tool;
        this.syntaxes = syntaxes;
    }

    /** A tool on the path; empty where it is not installed. */
    static Optional<DcmtkPeer> find(String tool, List<String> options, TransferSyntax... syntaxes) {
        Set<String> uids = Stream.of(syntaxes).map(TransferSyntax::uid).collect(Collectors.toSet());
        return InstalledTool.find(tool).map(path -> new DcmtkPeer(path, options, uids));
    }

    @Override
    public String name() {
        return "DCMTK " + tool.getFileName();
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return syntaxes.contains(transferSyntaxUid);
    }

    @Override
    public Turns prepare(EncodedFrame frame) throws IOException {
        return new RepeatedFrame(frame);
    }

    private List<String> command(Path from, Path to) {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(options);
        command.addAll(List.of(from.toString(), to.toString()));
        return command;
    }

    /** The frame in a file N times, and in another 2 N times. */
    private final class RepeatedFrame implements Turns {
        private final Path folder = Files.createTempDirectory("overread-decode");
        private final Path once = folder.resolve("n.dcm");
        private final Path twice = folder.resolve("2n.dcm");
        private final Path decoded = folder.resolve("decoded.dcm");
        private final int frames;

        RepeatedFrame(EncodedFrame frame) throws IOException {
            long fitting = SAMPLES_A_RUN / frame.format().samples();
            frames = (int) Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, fitting));
            try {
                frame.writeTo(once, frames);
                frame.writeTo(twice, 2 * frames);
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        @Override
        public byte[] decode() throws IOException {
            processes.milliseconds(command(once, decoded));
            return FrameDecoder.of(DicomReader.read(decoded))
                    .decode(frames)
                    .samples()
                    .littleEndian();
        }

        @Override
        public double milliseconds() throws IOException {
            Path to = Files.exists(NULL_DEVICE) ? NULL_DEVICE : decoded;
            double less = processes.milliseconds(command(once, to));
            return (processes.milliseconds(command(twice, to)) - less) / frames;
        }

        @Override
        public void close() throws IOException {
            for (Path file : List.of(once, twice, decoded)) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        }
    }
}
