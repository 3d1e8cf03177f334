package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * Whom a connection trusts beside the authorities that the JDK knows, and what it shows of itself.
 *
 * @param siteAuthorities certificates of the site's own authorities, PEM or DER
 * @param clientCertificate a PKCS #12 file for mutual TLS
 * @param clientPassword the password of that file
 */
public record TlsTrust(
        Optional<Path> siteAuthorities, Optional<Path> clientCertificate, HttpAuthorization.Secret clientPassword) {
    private static final long LARGEST = 1 << 20;

    public static final TlsTrust STANDARD = new TlsTrust(Optional.empty(), Optional.empty(), () -> "");

    /** Whether it has a certificate for those who want one. */
    boolean showsItself() {
        return clientCertificate.isPresent();
    }

    /** @throws IOException where a file cannot be read as what it should be; the message names the file */
    void apply(OkHttpClient.Builder client) throws IOException {
        if (siteAuthorities.isEmpty() && clientCertificate.isEmpty()) {
            return;
        }
        try {
            X509TrustManager trust = trust();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            char[] password = clientPassword.read().toCharArray();
            keys.init(clientCertificate.isPresent() ? clientKeys(clientCertificate.get(), password) : null, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new X509TrustManager[] {trust}, null);
            client.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getClass().getSimpleName(), e);
        }
    }

    private X509TrustManager trust() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        int number = 0;
        for (X509Certificate authority : manager(null).getAcceptedIssuers()) {
            known.setCertificateEntry("jdk-" + number++, authority);
        }
        if (siteAuthorities.isPresent()) {
            Path file = siteAuthorities.get();
            try (InputStream in = bounded(file)) {
                for (Certificate authority :
                        CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    known.setCertificateEntry("site-" + number++, authority);
                }
            } catch (GeneralSecurityException e) {
                throw new IOException(file + " holds no certificates", e);
            }
        }
        return manager(known);
    }

    private static X509TrustManager manager(KeyStore known) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(known);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static KeyStore clientKeys(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = bounded(file)) {
            keys.load(in, password);
        } catch (IOException e) {
            throw new IOException(file + " is no PKCS #12 file, or its password is another", e);
        }
        keepToday(file, keys);
        return keys;
    }

    /** A service says of a certificate out of its days only that it does not want it; one beside a valid one is not shown. */
    private static void keepToday(Path file, KeyStore keys) throws IOException, GeneralSecurityException {
        List<X509Certificate> others = new ArrayList<>();
        for (String name : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(name)
                    && keys.getCertificate(name) instanceof X509Certificate own
                    && !isValidToday(own)) {
                others.add(own);
                keys.deleteEntry(name);
            }
        }
        boolean someLeft = false;
        for (String name : Collections.list(keys.aliases())) {
            someLeft |= keys.isKeyEntry(name);
        }
        if (!someLeft && !others.isEmpty()) {
            X509Certificate last = Collections.max(others, Comparator.comparing(X509Certificate::getNotAfter));
            throw new IOException(file + " is valid from " + day(last.getNotBefore()) + " to " + day(last.getNotAfter())
                    + ": this station needs a new one");
        }
    }

    private static boolean isValidToday(X509Certificate own) {
        try {
            own.checkValidity();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }

    private static InputStream bounded(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than certificates are");
        }
        return Files.newInputStream(file);
    }
}
