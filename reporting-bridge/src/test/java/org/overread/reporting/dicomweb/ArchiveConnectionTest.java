package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.worklist.StudySearch;
import org.overread.reporting.dicomweb.TlsSite.Issued;

/** What a reader is told where an archive cannot be reached: what happened, what to look at, and no secret. */
class ArchiveConnectionTest {
    private static final String SECRET = "tok-9f3a";

    @TempDir
    static Path folder;

    private static TlsSite site;

    @BeforeAll
    static void open() throws Exception {
        site = new TlsSite(folder);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aServiceOfTheSitesOwnAuthorityIsAskedWithAndWithoutAClientCertificate() throws Exception {
        assertThat(asked(site.serve(Issued.THIS_HOST, false), trust())).isEmpty();
        assertThat(asked(site.serve(Issued.THIS_HOST, true), trust(Issued.STATION, TlsSite.PASSWORD)))
                .isEmpty();
    }

    @Test
    void certificatesThatDoNotHoldAreToldApart() throws Exception {
        assertThat(asked(site.serve(Issued.THIS_HOST, false), TlsTrust.STANDARD))
                .contains("siteAuthorities");
        assertThat(asked(site.serve(Issued.EXPIRED, false), trust())).contains("its certificate has expired");
        assertThat(asked(site.serve(Issued.OTHER_HOST, false), trust())).contains("for another host name");
    }

    @Test
    void aClientCertificateThatIsMissingOrExpiredOrLockedIsSaidToBe() throws Exception {
        URI mutual = site.serve(Issued.THIS_HOST, true);

        assertThat(asked(mutual, trust())).contains("clientCertificate");
        assertThat(asked(mutual, trust(Issued.EXPIRED_STATION, TlsSite.PASSWORD)))
                .contains("EXPIRED_STATION.p12 is valid from", "needs a new one");
        assertThat(asked(mutual, trust(Issued.STATION, "hunter2")))
                .contains("STATION.p12", "password is another")
                .doesNotContain("hunter2");
    }

    @Test
    void anExpiredKeyBesideAValidOneIsNotShownAndKeepsNothingFromWorking() throws Exception {
        TlsTrust both = new TlsTrust(
                Optional.of(site.authority()),
                Optional.of(site.client(Issued.EXPIRED_STATION, Issued.STATION)),
                () -> TlsSite.PASSWORD);

        assertThat(asked(site.serve(Issued.THIS_HOST, true), both)).isEmpty();
    }

    @Test
    void aServiceWithoutTlsIsSaidToBeOne() throws Exception {
        try (Speaking plain = new Speaking("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            URI https = URI.create("https://127.0.0.1:" + plain.port() + "/dicom-web");
            assertThat(asked(https, TlsTrust.STANDARD)).contains("does not speak TLS here");
        }
    }

    @Test
    void aProxyIsNamedWhereItIsWhatFails() throws Exception {
        URI there = site.serve(Issued.THIS_HOST, false);

        assertThat(proxied(there, "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n"))
                .contains("the proxy asks for credentials");
        assertThat(proxied(there, "HTTP/1.1 403 No\r\n\r\n")).contains("the proxy does not let");
        assertThat(asked(settings(there, trust(), Optional.of(new InetSocketAddress("127.0.0.1", 1)))))
                .contains("cannot connect to the proxy");
        assertThat(asked(settings(
                        there, trust(), Optional.of(InetSocketAddress.createUnresolved("proxy.invalid", 3128)))))
                .contains("the proxy's host name is not known");
    }

    @Test
    void statusesOfAGatewaySayWhatToLookAt() throws Exception {
        assertThat(status(400)).contains("check its address and the client certificate");
        assertThat(status(401)).contains("password or token wrong, expired or not set");
        assertThat(status(403)).contains("lack the right");
        assertThat(status(503)).contains("try again later");
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsNotShown() throws Exception {
        for (String token : new String[] {SECRET + "\u00fc", "", SECRET + "\u0007x"}) {
            ArchiveSettings settings = new ArchiveSettings(
                    "PACS",
                    site.serve(Issued.THIS_HOST, false),
                    false,
                    HttpAuthorization.bearer(() -> token),
                    trust(),
                    Optional.empty(),
                    Duration.ofSeconds(3));
            assertThat(asked(settings)).contains("password or token cannot be read");
        }
    }

    private static String status(int code) throws Exception {
        try (Speaking service = new Speaking("HTTP/1.1 " + code + " No\r\nContent-Length: 0\r\n\r\n")) {
            return asked(URI.create("http://127.0.0.1:" + service.port() + "/dicom-web"), TlsTrust.STANDARD);
        }
    }

    private static String proxied(URI there, String answer) throws Exception {
        try (Speaking proxy = new Speaking(answer)) {
            return asked(settings(there, trust(), Optional.of(new InetSocketAddress("127.0.0.1", proxy.port()))));
        }
    }

    private static TlsTrust trust() throws Exception {
        return new TlsTrust(Optional.of(site.authority()), Optional.empty(), () -> "");
    }

    private static TlsTrust trust(Issued client, String password) throws Exception {
        return new TlsTrust(Optional.of(site.authority()), Optional.of(site.client(client)), () -> password);
    }

    private static ArchiveSettings settings(URI root, TlsTrust trust, Optional<InetSocketAddress> proxy) {
        return new ArchiveSettings(
                "PACS", root, false, HttpAuthorization.bearer(() -> SECRET), trust, proxy, Duration.ofSeconds(3));
    }

    private static String asked(URI root, TlsTrust trust) {
        return asked(settings(root, trust, Optional.empty()));
    }

    /** What the reader is told; empty where studies, or none, are found. */
    private static String asked(ArchiveSettings settings) {
        try (DicomWebArchive archive = new DicomWebArchive(settings)) {
            archive.find(StudySearch.newest(10));
            return "";
        } catch (IOException e) {
            assertThat(e.getMessage()).doesNotContain(SECRET);
            return e.getMessage();
        }
    }

    /** Says the same to whoever comes. */
    private static final class Speaking implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));

        Speaking(String answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket caller = socket.accept()) {
                        caller.getInputStream().read(new byte[4096]);
                        caller.getOutputStream().write(answer.getBytes());
                    } catch (IOException gone) {
                        continue;
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
