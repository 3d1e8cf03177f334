package org.overread.kernels.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.TransferSyntax;

/** OpenJPEG 2, called in process; it reads the codestream from a temporary file. */
final class OpenJpegPeer implements DecodePeer {
    private static final int J2K = 0;
    private static final int READING = 1;

    /** More than opj_dparameters_t takes. */
    private static final int PARAMETER_BYTES = 1 << 15;

    private static final Set<String> SYNTAXES = Set.of(
            TransferSyntax.JPEG_2000_LOSSLESS.uid(),
            TransferSyntax.JPEG_2000.uid(),
            TransferSyntax.HTJ2K_LOSSLESS.uid(),
            TransferSyntax.HTJ2K_LOSSLESS_RPCL.uid(),
            TransferSyntax.HTJ2K.uid());

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle defaults;
    private final MethodHandle setup;
    private final MethodHandle header;
    private final MethodHandle decode;
    private final MethodHandle destroyImage;

    private OpenJpegPeer(NativeLibrary library) {
        open = library.function(
                "opj_stream_create_default_file_stream", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        close = library.function("opj_stream_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        create = library.function("opj_create_decompress", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        destroy = library.function("opj_destroy_codec", FunctionDescriptor.ofVoid(ADDRESS));
        defaults = library.function("opj_set_default_decoder_parameters", FunctionDescriptor.ofVoid(ADDRESS));
        setup = library.function("opj_setup_decoder", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        header = library.function("opj_read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        decode = library.function("opj_decode", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        destroyImage = library.function("opj_image_destroy", FunctionDescriptor.ofVoid(ADDRESS));
    }

    static Optional<OpenJpegPeer> load() {
        return NativeLibrary.load("libopenjp2.so.7").map(OpenJpegPeer::new);
    }

    @Override
    public String name() {
        return "OpenJPEG";
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return SYNTAXES.contains(transferSyntaxUid);
    }

    /** Looks at an image while it is there. */
    @FunctionalInterface
    private interface Viewing {
        void view(MemorySegment image) throws IOException;
    }

    @Override
    public Turns prepare(EncodedFrame frame) throws IOException {
        return new CodestreamFile(frame);
    }

    /** A codestream in a file of its own. */
    private final class CodestreamFile implements Turns {
        private final FrameFormat format;
        private final Path copy = Files.createTempFile("codestream", ".j2k");

        CodestreamFile(EncodedFrame frame) throws IOException {
            format = frame.format();
            Files.write(copy, frame.codestream());
        }

        @Override
        public byte[] decode() throws IOException {
            byte[] samples = new byte[format.bytes()];
            run(image -> OpenJpegImage.copy(image, format, samples));
            return samples;
        }

        @Override
        public double milliseconds() throws IOException {
            return run(image -> {});
        }

        /** Decodes, and shows the image before it is freed. @return processor milliseconds, the showing left out */
        private double run(Viewing shown) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                return run(arena.allocateFrom(copy.toString()), arena, shown);
            } catch (IOException e) {
                throw e;
            } catch (Throwable e) {
                throw NativeLibrary.unexpected(e);
            }
        }

        private double run(MemorySegment path, Arena arena, Viewing shown) throws Throwable {
            MemorySegment parameters = arena.allocate(PARAMETER_BYTES);
            MemorySegment imageAt = arena.allocate(ADDRESS);
            long begun = NativeLibrary.processorTime();
            MemorySegment stream = (MemorySegment) open.invokeExact(path, READING);
            MemorySegment codec = (MemorySegment) create.invokeExact(J2K);
            defaults.invokeExact(parameters);
            int sound = (int) setup.invokeExact(codec, parameters);
            sound &= (int) header.invokeExact(stream, codec, imageAt);
            long showing = 0;
            if (sound == 1) {
                MemorySegment image = imageAt.get(ADDRESS, 0);
                sound = (int) decode.invokeExact(codec, stream, image);
                long decoded = NativeLibrary.processorTime();
                try {
                    if (sound == 1) {
                        shown.view(image);
                    }
                    showing = NativeLibrary.processorTime() - decoded;
                } finally {
                    destroyImage.invokeExact(image);
                }
            }
            destroy.invokeExact(codec);
            close.invokeExact(stream);
            long taken = NativeLibrary.processorTime() - begun - showing;
            if (sound != 1) {
                throw new IOException("OpenJPEG refuses the codestream");
            }
            return taken / 1e6;
        }

        @Override
        public void close() throws IOException {
            Files.delete(copy);
        }
    }
}
