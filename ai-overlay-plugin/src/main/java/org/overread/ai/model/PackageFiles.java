package org.overread.ai.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Files of a package's folder, links not followed, read up to a bound whatever the file says of its size. */
final class PackageFiles {
    private static final int BLOCK = 1 << 16;

    /** A file that is not there, too large, or not the one that the manifest pins. The message names it. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    static byte[] content(Path folder, String name, long maxBytes) throws IOException {
        try (InputStream in = open(folder, name)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > maxBytes) {
                throw new Refused(name + " is larger than " + (maxBytes >> 20) + " MiB");
            }
            return bytes;
        }
    }

    /** That a file is the one that the manifest pins; a block of it is held at a time. */
    static void verify(Path folder, ModelManifest.PackageFile file) throws IOException {
        stream(folder, file, OutputStream.nullOutputStream());
    }

    /** The file that the manifest pins, hashed as it is copied into another folder. */
    static void copy(Path folder, ModelManifest.PackageFile file, Path into) throws IOException {
        try (OutputStream out = Files.newOutputStream(into.resolve(file.file()), StandardOpenOption.CREATE_NEW)) {
            stream(folder, file, out);
        }
    }

    /** Gives out the bytes that the manifest pins, a block at a time. @throws Refused at the end, where they are others */
    static void stream(Path folder, ModelManifest.PackageFile file, OutputStream out) throws IOException {
        MessageDigest digest = ModelPackage.digest();
        byte[] block = new byte[BLOCK];
        long left = file.bytes();
        try (InputStream in = open(folder, file.file())) {
            int read = in.read(block, 0, (int) Math.min(BLOCK, left));
            while (read > 0) {
                digest.update(block, 0, read);
                out.write(block, 0, read);
                left -= read;
                read = in.read(block, 0, (int) Math.min(BLOCK, left));
            }
            boolean whole = left == 0 && in.read() < 0;
            require(whole && HexFormat.of().formatHex(digest.digest()).equals(file.sha256()), file);
        }
    }

    private static void require(boolean holds, ModelManifest.PackageFile file) throws Refused {
        if (!holds) {
            throw new Refused(file.file() + " is not the file that the manifest names: its SHA-256 or size differs");
        }
    }

    private static InputStream open(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused("the package has no file " + name);
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    private PackageFiles() {}
}
