package org.overread.reporting.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small DICOM archive on this machine: takes documents by STOW-RS, keeps each under its SOP Instance UID in a folder, gives
 * them back by WADO-RS. A repeat of the same bytes is accepted, other bytes under a known UID are refused (0111).
 *
 * <p>It listens on the loopback address alone and turns away requests that a web page sent (with an Origin), so that no
 * site open in a browser on this machine can store or read here.
 */
public final class EmbeddedArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedArchive.class);
    private static final String STUDIES = "/dicom-web/studies";
    private static final int THREADS = 4;

    private final ArchiveFolder folder;
    private final HttpServer server;
    private final ExecutorService threads;
    private final StoreHandler store;
    private final RetrieveHandler retrieve;

    /** Starts to listen on a free port. */
    public EmbeddedArchive(Path folder) throws IOException {
        this.folder = new ArchiveFolder(folder);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        this.store = new StoreHandler(this.folder, studiesUrl().toString());
        this.retrieve = new RetrieveHandler(this.folder);
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("archive-", 0).factory());
        server.setExecutor(threads);
        server.createContext(STUDIES, this::handle);
        server.start();
    }

    /** The studies resource, for a transport's settings. */
    public URI studiesUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + STUDIES);
    }

    /** The file of an instance, as it was received. */
    public Optional<Path> file(String sopInstanceUid) {
        return folder.find(sopInstanceUid);
    }

    /** What is stored, by SOP Instance UID. */
    public List<String> sopInstanceUids() throws IOException {
        return folder.sopInstanceUids();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            route(exchange);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "a request to the embedded archive failed: {}", e.getClass().getName());
            throw e;
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(STUDIES.length()).split("/");
        String method = exchange.getRequestMethod();
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            Answers.text(exchange, 403, "not for web pages");
        } else if (method.equals("POST") && path.length <= 2) {
            store.handle(exchange, path.length == 2 ? Optional.of(path[1]) : Optional.empty());
        } else if (method.equals("GET")
                && path.length == 6
                && path[2].equals("series")
                && path[4].equals("instances")) {
            retrieve.handle(exchange, path[1], path[3], path[5]);
        } else {
            Answers.text(exchange, 404, "no such resource");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
