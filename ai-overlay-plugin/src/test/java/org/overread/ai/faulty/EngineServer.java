package org.overread.ai.faulty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine on a server of its own: it is asked for a model by name, a line each, and answers a line, or does not. */
public final class EngineServer implements AutoCloseable {
    /** Where {@link RemoteEngine} finds it. */
    static final String PORT = "overread.test.engine";

    /** What it does when a model is asked for. */
    public enum Behaviour {
        ANSWERS,
        /** Takes the request and says nothing any more. */
        HANGS,
        /** Begins to answer, and is gone. */
        IS_LOST
    }

    private final ServerSocket server;
    private final Map<String, Behaviour> behaviours;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param behaviours by what is asked: "open" or "run", a blank, and the model's id; it answers everything else */
    public EngineServer(Map<String, Behaviour> behaviours) throws IOException {
        this.behaviours = Map.copyOf(behaviours);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        System.setProperty(PORT, Integer.toString(server.getLocalPort()));
        Thread.ofPlatform().daemon().name("test-engine-server").start(this::serve);
    }

    /** Connections that nobody has ended. */
    public long open() {
        return connections.stream().filter(connection -> !connection.isClosed()).count();
    }

    private void serve() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> answer(connection));
            }
        } catch (IOException e) {
            // it was closed
            return;
        }
    }

    private void answer(Socket connection) {
        try {
            String asked =
                    new String(connection.getInputStream().readNBytes(64), StandardCharsets.UTF_8).replace("\0", "");
            switch (behaviours.getOrDefault(asked, Behaviour.ANSWERS)) {
                case ANSWERS -> {
                    connection.getOutputStream().write("nothing found\n".getBytes(StandardCharsets.UTF_8));
                    connection.close();
                }
                case HANGS -> {}
                case IS_LOST -> {
                    connection.getOutputStream().write("noth".getBytes(StandardCharsets.UTF_8));
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is gone, with its connections. */
    public void stop() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        System.clearProperty(PORT);
    }
}
