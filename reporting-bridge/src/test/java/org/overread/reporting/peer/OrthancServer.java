package org.overread.reporting.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real PACS for tests: Orthanc with its DICOMweb plug-in, on free ports of the loopback address, its store in a folder of
 * the test. {@link #stop} and {@link #start} make it go down and come up again with what it holds.
 */
public final class OrthancServer implements AutoCloseable {
    private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
    private static final Duration STARTING = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("\"ID\"\\s*:\\s*\"([0-9a-f-]+)\"");

    private final Path folder;
    private final int httpPort;
    private final int dicomPort;
    private Process process;

    /** Whether Debian's orthanc and orthanc-dicomweb are on this machine. */
    public static boolean installed() {
        return Files.isReadable(PLUGIN) && executable().isPresent();
    }

    private static Optional<Path> executable() {
        return Stream.of("/usr/sbin/Orthanc", "/usr/bin/Orthanc")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one and waits until it answers. @param folder a folder of the test, for configuration and store */
    public OrthancServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.httpPort = freePort();
        this.dicomPort = freePort();
        start();
    }

    public void start() throws IOException, InterruptedException {
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), configuration());
        process = new ProcessBuilder(executable().orElseThrow().toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        long deadline = System.nanoTime() + STARTING.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                stop();
                throw new IOException("Orthanc did not start:\n" + Files.readString(folder.resolve("orthanc.log")));
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/system").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String configuration() {
        return """
                { "Name": "TEST", "HttpPort": %d, "DicomPort": %d, "DicomAet": "ORTHANC", "DicomCheckCalledAet": false,
                  "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
                  "StorageDirectory": "%s", "IndexDirectory": "%s", "Plugins": ["%s"],
                  "DicomWeb": { "Enable": true, "Root": "/dicom-web/", "Host": "127.0.0.1:%d" } }
                """.formatted(httpPort, dicomPort, folder.resolve("store"), folder.resolve("store"), PLUGIN, httpPort);
    }

    /** The studies resource of its DICOMweb service. */
    public URI studiesUrl() {
        return URI.create("http://127.0.0.1:" + httpPort + "/dicom-web/studies");
    }

    public int dicomPort() {
        return dicomPort;
    }

    /** Puts a DICOM file into it. */
    public void store(Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/instances"))
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        int status = send(request).statusCode();
        if (status != 200) {
            throw new IOException("Orthanc does not store " + file.getFileName() + ": " + status);
        }
    }

    /** SOP Instance UIDs of all that it holds. */
    public List<String> sopInstanceUids() throws IOException, InterruptedException {
        List<String> uids = new ArrayList<>();
        Matcher uid =
                Pattern.compile("\"SOPInstanceUID\"\\s*:\\s*\"([0-9.]+)\"").matcher(text(get("/instances?expand")));
        while (uid.find()) {
            uids.add(uid.group(1));
        }
        return uids;
    }

    /** The file of an instance, as it holds it. */
    public byte[] file(String sopInstanceUid) throws IOException, InterruptedException {
        HttpRequest lookup = HttpRequest.newBuilder(uri("/tools/lookup"))
                .POST(HttpRequest.BodyPublishers.ofString(sopInstanceUid))
                .build();
        Matcher id = ID.matcher(text(send(lookup)));
        if (!id.find()) {
            throw new IOException("Orthanc does not hold " + sopInstanceUid);
        }
        return get("/instances/" + id.group(1) + "/file").body();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(20))
                .build());
    }

    /** On a connection of its own: Orthanc closes idle ones, at times just as the next request goes out on them. */
    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Ends it, as an outage does; what it holds stays. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
