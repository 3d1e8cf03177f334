package org.overread.reporting.dicomweb;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A hospital with a certificate authority of its own, services behind certificates that it signed, and clients with some. */
final class TlsSite implements AutoCloseable {
    static final String PASSWORD = "changeit";

    /** What a certificate is for. */
    enum Issued {
        THIS_HOST("-ext san=ip:127.0.0.1"),
        OTHER_HOST("-ext san=dns:other.example"),
        EXPIRED("-ext san=ip:127.0.0.1 -startdate -60d -validity 30"),
        STATION("-ext san=dns:station"),
        EXPIRED_STATION("-ext san=dns:station -startdate -60d -validity 30");

        private final String options;

        Issued(String options) {
            this.options = options;
        }
    }

    private final Path folder;
    private final Path store;
    private final List<HttpsServer> servers = new ArrayList<>();

    TlsSite(Path folder) throws Exception {
        this.folder = folder;
        this.store = folder.resolve("site.p12");
        keytool("-alias ca -dname CN=Site -ext bc:c -validity 900");
        for (Issued one : Issued.values()) {
            keytool("-alias " + one + " -signer ca -dname CN=" + one + " " + one.options);
        }
    }

    private void keytool(String options) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder((keytool + " -genkeypair -keyalg EC -storetype PKCS12 -storepass "
                                + PASSWORD + " -keystore " + store + " " + options)
                        .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private KeyStore all() throws Exception {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD.toCharArray());
        }
        return all;
    }

    private KeyStore only(Issued... some) throws Exception {
        KeyStore only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        char[] password = PASSWORD.toCharArray();
        for (Issued one : some) {
            String alias = one.name().toLowerCase(Locale.ROOT);
            only.setKeyEntry(alias, all().getKey(alias, password), password, all().getCertificateChain(alias));
        }
        return only;
    }

    /** The authority's certificate, in PEM. */
    Path authority() throws Exception {
        String body = Base64.getMimeEncoder()
                .encodeToString(all().getCertificate("ca").getEncoded());
        return Files.writeString(
                folder.resolve("site.pem"), "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    /** A PKCS #12 file with the keys of some, named by the first. */
    Path client(Issued... some) throws Exception {
        Path file = folder.resolve(some[0] + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            only(some).store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** A service that finds no studies. @param clients whether it wants a certificate of those who ask */
    URI serve(Issued one, boolean clients) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        SSLContext context = context(one);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = context.getDefaultSSLParameters();
                own.setNeedClientAuth(clients);
                parameters.setSSLParameters(own);
            }
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes());
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/dicom-web");
    }

    private SSLContext context(Issued one) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only(one), PASSWORD.toCharArray());
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("ca", all().getCertificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
