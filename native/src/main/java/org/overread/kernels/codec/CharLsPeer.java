package org.overread.kernels.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.TransferSyntax;

/** CharLS 2, called in process. */
final class CharLsPeer implements DecodePeer {
    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle source;
    private final MethodHandle header;
    private final MethodHandle interleave;
    private final MethodHandle decode;

    private CharLsPeer(NativeLibrary library) {
        create = library.function("charls_jpegls_decoder_create", FunctionDescriptor.of(ADDRESS));
        destroy = library.function("charls_jpegls_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        source = library.function(
                "charls_jpegls_decoder_set_source_buffer",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
        header = library.function("charls_jpegls_decoder_read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        interleave = library.function(
                "charls_jpegls_decoder_get_interleave_mode", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        decode = library.function(
                "charls_jpegls_decoder_decode_to_buffer",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    static Optional<CharLsPeer> load() {
        return NativeLibrary.load("libcharls.so.2").map(CharLsPeer::new);
    }

    @Override
    public String name() {
        return "CharLS";
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return transferSyntaxUid.equals(TransferSyntax.JPEG_LS_LOSSLESS.uid())
                || transferSyntaxUid.equals(TransferSyntax.JPEG_LS_NEAR_LOSSLESS.uid());
    }

    @Override
    public Turns prepare(EncodedFrame frame) {
        return new Codestream(frame);
    }

    /** A codestream and room for its samples, outside of the heap. */
    private final class Codestream implements Turns {
        private final Arena arena = Arena.ofConfined();
        private final FrameFormat format;
        private final MemorySegment in;
        private final MemorySegment out;
        private final MemorySegment mode;

        Codestream(EncodedFrame frame) {
            format = frame.format();
            in = arena.allocate(frame.codestream().length);
            in.copyFrom(MemorySegment.ofArray(frame.codestream()));
            out = arena.allocate(format.bytes());
            mode = arena.allocate(JAVA_INT);
        }

        @Override
        public byte[] decode() throws IOException {
            milliseconds();
            byte[] samples = out.toArray(JAVA_BYTE);
            boolean planes = format.samplesPerPixel() > 1 && mode.get(JAVA_INT, 0) == 0;
            return planes ? interleaved(samples) : samples;
        }

        private byte[] interleaved(byte[] planes) {
            int word = format.bitsAllocated() / 8;
            int components = format.samplesPerPixel();
            byte[] pixels = new byte[planes.length];
            for (int i = 0; i < format.samples(); i++) {
                int plane = i % components * format.pixels() + i / components;
                System.arraycopy(planes, plane * word, pixels, i * word, word);
            }
            return pixels;
        }

        @Override
        public double milliseconds() throws IOException {
            try {
                long begun = NativeLibrary.processorTime();
                MemorySegment decoder = (MemorySegment) create.invokeExact();
                int failed = (int) source.invokeExact(decoder, in, in.byteSize());
                failed |= (int) header.invokeExact(decoder);
                failed |= (int) interleave.invokeExact(decoder, mode);
                failed |= (int) decode.invokeExact(decoder, out, out.byteSize(), 0);
                destroy.invokeExact(decoder);
                long taken = NativeLibrary.processorTime() - begun;
                if (failed != 0) {
                    throw new IOException("CharLS refuses the codestream: " + failed);
                }
                return taken / 1e6;
            } catch (IOException e) {
                throw e;
            } catch (Throwable e) {
                throw NativeLibrary.unexpected(e);
            }
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
