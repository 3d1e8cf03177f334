package org.overread.reporting.peer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a real archive and misbehaves on demand: the next request meets the next fault; with none left, requests
 * and answers pass through.
 */
public final class FaultyPeer implements AutoCloseable {

    /** What can go wrong between a station and an archive. */
    public enum Fault {
        /** The archive stores the document; its answer never arrives. */
        CLOSE_AFTER_STORING,
        /** The archive stores the document; the connection stays open, and no answer comes. */
        STALL_AFTER_STORING,
        /** The connection is closed before the request is read. */
        CLOSE_AT_ONCE,
        /** The request is read, nothing ever comes back. */
        STALL,
        ANSWER_500,
        ANSWER_503,
        /** 200, from something that is no archive. */
        ANSWER_HTML,
        /** 200 and an empty body, though nothing was stored. */
        ANSWER_NOTHING,
        /** Stored; the answer's Content-Length promises more than comes. */
        CLAIM_MORE,
        /** Stored; the answer's Content-Length promises less than comes. */
        CLAIM_LESS,
        /** An answer that does not end. */
        ENDLESS,
        /** The connection is closed in the middle of the answer. */
        CLOSE_HALFWAY,
        /** Half of the answer comes; then nothing more, and the connection stays open. */
        STALL_HALFWAY,
        /** No fault. */
        NONE
    }

    private final URI archive;
    private final ServerSocket socket;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Map<String, String> lastHeaders = Map.of();

    /** @param archiveStudiesUrl the real archive's studies resource */
    public FaultyPeer(URI archiveStudiesUrl) throws IOException {
        this.archive = archiveStudiesUrl;
        this.socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform().daemon().name("faulty-peer").start(this::accept);
    }

    public URI studiesUrl() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + archive.getPath());
    }

    public FaultyPeer next(Fault... upcoming) {
        faults.addAll(Arrays.asList(upcoming));
        return this;
    }

    /** Requests that were read whole. */
    public int requests() {
        return requests.get();
    }

    /** Headers of the last request that was read whole, by lower-case name. */
    public Map<String, String> lastHeaders() {
        return lastHeaders;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Fault fault = faults.poll();
            if (fault == Fault.CLOSE_AT_ONCE) {
                return;
            }
            answer(connection, fault);
        } catch (IOException broken) {
            // the station hung up: what these faults are there to make it do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket connection, Fault fault) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        String requestLine = line(in);
        Map<String, String> headers = headers(in);
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        lastHeaders = headers;
        requests.incrementAndGet();
        OutputStream out = connection.getOutputStream();
        switch (fault) {
            case STALL -> in.read();
            case ANSWER_500 -> send(out, "500 Internal Server Error", "text/plain", "DOE^JANE broke it");
            case ANSWER_503 -> send(out, "503 Service Unavailable", "text/plain", "");
            case ANSWER_HTML -> send(out, "200 OK", "text/html", "<html><body>Welcome to the hotel</body></html>");
            case ANSWER_NOTHING -> send(out, "200 OK", "application/dicom+json", "");
            case ENDLESS -> endless(out);
            case CLOSE_AFTER_STORING -> forward(requestLine, headers, body);
            case STALL_AFTER_STORING -> {
                forward(requestLine, headers, body);
                in.read();
            }
            case CLAIM_MORE, CLAIM_LESS -> {
                HttpResponse<byte[]> real = forward(requestLine, headers, body);
                out.write(head("200 OK", type(real), real.body().length + (fault == Fault.CLAIM_MORE ? 1000 : -20)));
                out.write(real.body());
            }
            case CLOSE_HALFWAY, STALL_HALFWAY -> {
                HttpResponse<byte[]> real = forward(requestLine, headers, body);
                out.write(head("200 OK", type(real), real.body().length));
                out.write(real.body(), 0, real.body().length / 2);
                out.flush();
                if (fault == Fault.STALL_HALFWAY) {
                    in.read();
                }
            }
            case null, default -> {
                HttpResponse<byte[]> real = forward(requestLine, headers, body);
                out.write(head(real.statusCode() + " Real", type(real), real.body().length));
                out.write(real.body());
            }
        }
        out.flush();
    }

    private HttpResponse<byte[]> forward(String requestLine, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        String[] words = requestLine.split(" ");
        HttpRequest.Builder request = HttpRequest.newBuilder(archive.resolve(words[1]))
                .method(words[0], HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"content-type", "accept"}) {
            if (headers.containsKey(name)) {
                request.header(name, headers.get(name));
            }
        }
        // a connection of its own: Orthanc closes idle ones, at times just as the next request goes out on them
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static void endless(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/dicom+json\r\nConnection: close\r\n\r\n[")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] blanks = new byte[1 << 16];
        Arrays.fill(blanks, (byte) ' ');
        while (true) {
            out.write(blanks);
        }
    }

    private static void send(OutputStream out, String status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(head(status, type, bytes.length));
        out.write(bytes);
    }

    private static byte[] head(String status, String type, int length) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String type(HttpResponse<?> response) {
        return response.headers().firstValue("content-type").orElse("application/octet-stream");
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int value = in.read(); value != '\n'; value = in.read()) {
            if (value < 0) {
                throw new IOException("closed");
            }
            line.append((char) value);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
