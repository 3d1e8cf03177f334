package org.overread.core.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The certificate that a key store asks for beside a private key: an Ed25519 key naming itself, for ever (RFC 5280 4.1,
 * RFC 8410). It vouches for nothing; whoever verifies must have the public key from elsewhere.
 */
final class SelfSignedCertificate {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /** 1.3.101.112. */
    private static final byte[] ED25519 = der(SEQUENCE, der(OBJECT_IDENTIFIER, new byte[] {0x2B, 0x65, 0x70}));

    /** 2.5.4.3. */
    private static final byte[] COMMON_NAME = der(OBJECT_IDENTIFIER, new byte[] {0x55, 0x04, 0x03});

    /** RFC 5280 4.1.2.5: no well-defined end. */
    private static final String NO_END = "99991231235959Z";

    private SelfSignedCertificate() {}

    static Certificate of(KeyPair keys, String commonName, Instant from) throws GeneralSecurityException {
        byte[] name = der(
                SEQUENCE,
                der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, commonName.getBytes(StandardCharsets.UTF_8)))));
        byte[] toBeSigned = der(
                SEQUENCE,
                der(INTEGER, BigInteger.valueOf(from.toEpochMilli()).toByteArray()),
                ED25519,
                name,
                der(SEQUENCE, time(from), der(GENERALIZED_TIME, NO_END.getBytes(StandardCharsets.US_ASCII))),
                name,
                keys.getPublic().getEncoded());
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(toBeSigned);
        byte[] certificate = der(SEQUENCE, toBeSigned, ED25519, der(BIT_STRING, new byte[] {0}, signer.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] time(Instant at) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(at);
        return der(GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One element: tag, length, content (X.690 8.1). */
    private static byte[] der(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() < 0x80) {
            element.write(content.size());
        } else {
            byte[] length = BigInteger.valueOf(content.size()).toByteArray();
            int leading = length[0] == 0 ? 1 : 0;
            element.write(0x80 | (length.length - leading));
            element.write(length, leading, length.length - leading);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
