package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why a connection broke, or was never made, in a few words without an address. */
final class BrokenConnection {

    static String reason(IOException e) {
        return switch (e) {
            case ConnectException refused -> "cannot connect";
            case UnknownHostException unknown -> "the host name is not known";
            case InterruptedIOException late -> "no answer in time";
            case SSLException tls -> "no trusted TLS connection";
            default -> "the connection broke";
        };
    }

    private BrokenConnection() {}
}
