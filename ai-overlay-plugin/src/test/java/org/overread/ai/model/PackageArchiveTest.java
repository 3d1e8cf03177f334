package org.overread.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.reference.ReferencePackage;

class PackageArchiveTest {
    @TempDir
    Path temp;

    private Path source;
    private KeyPair maker;

    @BeforeEach
    void write() throws Exception {
        source = temp.resolve("source");
        ReferencePackage.write(source);
        maker = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void packedTwiceIsTheSameBytesAndUnpacksToTheSameFiles() throws Exception {
        PackageArchive.pack(source, temp.resolve("a.zip"), Optional.empty());
        PackageArchive.pack(source, temp.resolve("b.zip"), Optional.empty());

        assertThat(temp.resolve("a.zip")).hasSameBinaryContentAs(temp.resolve("b.zip"));
        assertThat(unpack(temp.resolve("a.zip"))).isEmpty();
        for (String name : List.of("manifest.json", "model.onnx")) {
            assertThat(temp.resolve("into").resolve(name)).hasSameBinaryContentAs(source.resolve(name));
        }
    }

    @Test
    void signatureOfATrustedMakerIsAcceptedAndNoOther() throws Exception {
        PackageArchive.pack(source, temp.resolve("signed.zip"), Optional.of(pem(maker)));
        assertThat(unpack(temp.resolve("signed.zip"))).isEmpty();
        Path signed = temp.resolve("into");
        String fingerprint = PackageSignature.fingerprint(maker.getPublic());
        String stranger = PackageSignature.fingerprint(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());

        assertThat(PackageSignature.signer(signed)).contains(maker.getPublic());
        assertThat(new PackagePolicy(false, Set.of(fingerprint)).refusal(signed))
                .isEmpty();
        assertThat(new PackagePolicy(false, Set.of(stranger)).refusal(signed).orElseThrow())
                .contains("does not trust", fingerprint);
        assertThat(new PackagePolicy(false, Set.of(fingerprint)).refusal(source).orElseThrow())
                .contains("not signed");
        assertThat(PackagePolicy.OPEN.refusal(source)).isEmpty();

        Files.writeString(
                signed.resolve("manifest.json"),
                Files.readString(signed.resolve("manifest.json")).replace("1.0.0", "1.0.1"));
        assertThat(PackagePolicy.OPEN.refusal(signed).orElseThrow()).contains("altered");
        Files.writeString(signed.resolve("manifest.sig"), "{\"algorithm\":\"Ed25519\",\"publicKey\":\"!\"}");
        assertThat(PackagePolicy.OPEN.refusal(signed).orElseThrow()).contains("is not a signature");
    }

    @Test
    void hostileZipsAreRefusedAndWriteNothingOutside() throws Exception {
        byte[] manifest = Files.readAllBytes(source.resolve("manifest.json"));
        byte[] model = Files.readAllBytes(source.resolve("model.onnx"));
        for (String name : List.of("../evil", "/evil", "a/b", "..", "C:\\evil", "a\\b", "dir/", "nul\0l")) {
            Path zip = zip(entry("manifest.json", manifest), entry("model.onnx", model), entry(name, model));
            assertThat(unpack(zip)).as(name).singleElement().asString().contains("no plain file");
        }
        assertThat(unpack(zip(entry("manifest.json", manifest), entry("model.onnx", model), entry("x", model))))
                .singleElement()
                .asString()
                .contains("does not list: x");
        assertThat(unpack(zip(entry("MANIFEST.json", manifest), entry("manifest.json", manifest))))
                .singleElement()
                .asString()
                .contains("twice");
        assertThat(unpack(zip(entry("model.onnx", model))))
                .singleElement()
                .asString()
                .contains("no manifest.json");
        Files.writeString(temp.resolve("x.zip"), "no zip");
        assertThat(unpack(temp.resolve("x.zip"))).singleElement().asString().contains("not a zip file");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("evil");
        }
    }

    @Test
    void bombIsUnpackedNoFurtherThanTheManifestAllows() throws Exception {
        byte[] manifest = Files.readAllBytes(source.resolve("manifest.json"));
        long allowed = Files.size(source.resolve("model.onnx"));

        unpack(zip(entry("manifest.json", manifest), entry("model.onnx", new byte[50_000_000])));

        assertThat(Files.size(temp.resolve("into").resolve("model.onnx"))).isEqualTo(allowed + 1);
        assertThat(unpack(zip(entry("manifest.json", new byte[50_000_000])))).isNotEmpty();
    }

    private List<Fault> unpack(Path zip) throws Exception {
        Path into = temp.resolve("into");
        if (Files.exists(into)) {
            try (Stream<Path> files = Files.list(into)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(into);
        return PackageArchive.unpack(zip, into);
    }

    private record Entry(String name, byte[] content) {}

    private static Entry entry(String name, byte[] content) {
        return new Entry(name, content);
    }

    private Path zip(Entry... entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Entry entry : entries) {
                out.putNextEntry(new ZipEntry(entry.name()));
                out.write(entry.content());
                out.closeEntry();
            }
        }
        return Files.write(temp.resolve("hostile.zip"), bytes.toByteArray());
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
