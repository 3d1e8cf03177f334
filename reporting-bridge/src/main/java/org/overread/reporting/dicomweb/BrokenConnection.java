package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a connection broke, or was never made: a few words without an address. */
final class BrokenConnection {
    /** Where nothing more is known. */
    static final String BROKE = "the connection broke";

    private static final String UNVOUCHED = "nobody trusted here vouches for its certificate";
    private static final String OURS = "it does not accept this station's certificate, or that it has none";

    /** What a peer says of a certificate that it does not accept, or misses (RFC 8446 6.2). */
    private static final Pattern OUR_CERTIFICATE =
            Pattern.compile("alert.*(certificate|unknown_ca|access_denied)", Pattern.CASE_INSENSITIVE);

    static String reason(IOException e) {
        return switch (e) {
            case ConnectException refused -> "cannot connect";
            case NoRouteToHostException nowhere -> "cannot connect";
            case UnknownHostException unknown -> "the host name is not known";
            case InterruptedIOException late -> "no answer in time";
            case SSLException tls -> "no trusted TLS connection: " + tls(tls);
            default -> BROKE;
        };
    }

    /** Why there is no connection through a proxy: that is all that is connected to. */
    static String throughProxy(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("authenticate with proxy")) {
            return "the proxy asks for credentials, which the station does not send";
        }
        if (said.contains("code for CONNECT")) {
            return "the proxy does not let this connection through";
        }
        return switch (e) {
            case ConnectException refused -> "cannot connect to the proxy";
            case NoRouteToHostException nowhere -> "cannot connect to the proxy";
            case UnknownHostException unknown -> "the proxy's host name is not known";
            default -> reason(e);
        };
    }

    private static String tls(SSLException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof SSLPeerUnverifiedException) {
            return "its certificate is for another host name";
        }
        if (has(e, CertificateExpiredException.class)) {
            return "its certificate has expired";
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet; check this machine's clock";
        }
        if (has(e, CertPathBuilderException.class)) {
            return UNVOUCHED;
        }
        if (OUR_CERTIFICATE.matcher(said).find()) {
            return OURS;
        }
        if (said.contains("unrecognized ssl message") || said.contains("plaintext")) {
            return "it does not speak TLS here; check https and the port";
        }
        return said.contains("protocol") ? "no TLS version in common" : "the handshake failed";
    }

    /** What an archive's settings can do about it: a destination has no such settings. Empty where there is nothing. */
    static String archiveSetting(IOException e) {
        return switch (e instanceof SSLException tls ? tls(tls) : BROKE) {
            case UNVOUCHED -> "; name the site's authority in siteAuthorities";
            case OURS -> "; check clientCertificate";
            default -> "";
        };
    }

    private static boolean has(Throwable e, Class<?> cause) {
        return Stream.iterate(e, one -> one != null, Throwable::getCause)
                .limit(10)
                .anyMatch(cause::isInstance);
    }

    private BrokenConnection() {}
}
