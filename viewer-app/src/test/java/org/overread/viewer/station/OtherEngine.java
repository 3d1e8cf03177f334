package org.overread.viewer.station;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.overread.core.inference.DetectorProvider;
import org.overread.viewer.reading.VirtualScreen;

/** Has stations that are started here find another AI engine than their own. */
final class OtherEngine implements AutoCloseable {
    private final ClassLoader own = Thread.currentThread().getContextClassLoader();

    /** @param services a file for the name of the engine */
    OtherEngine(Class<? extends DetectorProvider> engine, Path services) throws IOException {
        URL named = Files.writeString(services, engine.getName()).toUri().toURL();
        ClassLoader other = new ClassLoader(own) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + DetectorProvider.class.getName())
                        ? Collections.enumeration(List.of(named))
                        : super.getResources(name);
            }
        };
        use(other);
    }

    /** Threads inherit it. */
    private static void use(ClassLoader loader) {
        Thread.currentThread().setContextClassLoader(loader);
        VirtualScreen.onScreen(() -> Thread.currentThread().setContextClassLoader(loader));
    }

    @Override
    public void close() {
        use(own);
    }
}
