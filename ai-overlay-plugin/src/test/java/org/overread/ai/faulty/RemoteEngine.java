package org.overread.ai.faulty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overread.ai.model.ManifestDetector;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.PackageCheck;
import org.overread.core.image.Volume;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.DetectorProvider;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.SeriesResult;
import org.overread.core.inference.SiteOperatingPoints;

/** Has {@link EngineServer} open and run models. It waits for an answer for ever, whoever does not want it any more. */
public final class RemoteEngine implements DetectorProvider {
    /** What it says of a server that is gone. */
    public static final String LOST = "the connection to the engine was lost";

    @Override
    public List<String> diagnose() {
        return List.of("an engine on a server");
    }

    @Override
    public FindingDetector open(Path folder, SiteOperatingPoints site) throws InferenceException {
        ModelManifest manifest = PackageCheck.manifest(folder).orElseThrow();
        answer("open " + manifest.id());
        return new Remote(manifest);
    }

    @Override
    public void prove(Path folder) {}

    private record Remote(ModelManifest manifest) implements ManifestDetector {
        @Override
        public Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException {
            answer("run " + manifest.id());
            return new Detection(
                    "server", Optional.of(volume.geometry().frameOfReferenceUid()), List.of(), SeriesResult.NONE);
        }

        @Override
        public void close() {}
    }

    private static void answer(String question) throws InferenceException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(EngineServer.PORT))) {
            server.getOutputStream().write(Arrays.copyOf(question.getBytes(StandardCharsets.UTF_8), 64));
            byte[] answer = server.getInputStream().readNBytes("nothing found\n".length());
            if (!new String(answer, StandardCharsets.UTF_8).equals("nothing found\n")) {
                throw new InferenceException(Kind.RUNTIME, LOST);
            }
        } catch (IOException e) {
            throw new InferenceException(Kind.RUNTIME, LOST, e);
        }
    }
}
