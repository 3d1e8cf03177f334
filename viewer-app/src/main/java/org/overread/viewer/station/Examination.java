package org.overread.viewer.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.overread.core.codec.FrameCodecs;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.inference.DetectorProvider;

/** What a machine gives the station. */
public final class Examination {
    private static final int CONNECT_MILLIS = 3000;
    private static final long LEAST_FREE_BYTES = 1L << 30;

    /** One thing looked at. @param says one line, whether well or not */
    public record Finding(String check, boolean ok, String says) {}

    /** Looks at everything; takes up to a few seconds for each receiver that does not answer. */
    public static List<Finding> of(Path dataFolder, StationSettings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(display());
        findings.add(disk(dataFolder));
        findings.add(new Finding("codecs", true, codecs()));
        ServiceLoader.load(DetectorProvider.class)
                .findFirst()
                .ifPresentOrElse(
                        engine -> engine.diagnose().forEach(line -> findings.add(new Finding("ai", true, line))),
                        () -> findings.add(new Finding("ai", false, "no AI engine is installed; reading goes on")));
        findings.addAll(models(settings));
        settings.destinations().forEach(destination -> findings.add(receiver(destination)));
        return findings;
    }

    private static String codecs() {
        return Arrays.stream(TransferSyntax.values())
                .filter(syntax -> FrameCodecs.supports(syntax.uid()))
                .map(TransferSyntax::title)
                .collect(Collectors.joining(", "));
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String says = System.getProperty("java.vm.name") + " " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, heap up to "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB";
        return new Finding("java", feature >= 25, says);
    }

    private static Finding display() {
        return Screen.available()
                ? new Finding("display", true, "there is one")
                : new Finding("display", false, "none: DISPLAY is not set; commands without a window work");
    }

    private static Finding disk(Path dataFolder) {
        Path existing = dataFolder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            if (existing == null) {
                return new Finding("disk", false, dataFolder + " cannot be made");
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            boolean writable = Files.isWritable(existing);
            return new Finding(
                    "disk",
                    writable && free > LEAST_FREE_BYTES,
                    dataFolder + ": " + (free >> 30) + " GiB free" + (writable ? "" : ", not writable"));
        } catch (IOException e) {
            return new Finding("disk", false, dataFolder + " cannot be looked at");
        }
    }

    private static List<Finding> models(StationSettings settings) {
        List<Finding> findings = new ArrayList<>();
        try (ModelShelf shelf = ModelShelf.open(ModelShelf.packages(settings.models()), settings.inference())) {
            shelf.detectors()
                    .forEach(detector -> findings.add(new Finding(
                            "model",
                            true,
                            detector.model().name() + " " + detector.model().version())));
            shelf.refused().forEach(refusal -> findings.add(new Finding("model", false, refusal)));
        }
        return findings;
    }

    /** Whether the receiver's port answers; nothing is sent. */
    private static Finding receiver(Destination destination) {
        String host = destination.stowUrl().getHost();
        int port = destination.stowUrl().getPort();
        boolean tls = "https".equalsIgnoreCase(destination.stowUrl().getScheme());
        String where = destination.name() + " (" + host + ")";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port > 0 ? port : tls ? 443 : 80), CONNECT_MILLIS);
            return new Finding("receiver", true, where + " answers" + (tls ? "" : ", without TLS"));
        } catch (IOException | IllegalArgumentException e) {
            return new Finding("receiver", false, where + " cannot be reached");
        }
    }

    private Examination() {}
}
