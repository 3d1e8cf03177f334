package org.overread.kernels.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.overread.core.codec.FrameFormat;

/** CharLS 2, called in process. */
final class CharLsPeer implements DecodePeer {
    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle source;
    private final MethodHandle header;
    private final MethodHandle decode;

    private CharLsPeer(NativeLibrary library) {
        create = library.function("charls_jpegls_decoder_create", FunctionDescriptor.of(ADDRESS));
        destroy = library.function("charls_jpegls_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        source = library.function(
                "charls_jpegls_decoder_set_source_buffer",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
        header = library.function("charls_jpegls_decoder_read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS));
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
        return transferSyntaxUid.equals("1.2.840.10008.1.2.4.80") || transferSyntaxUid.equals("1.2.840.10008.1.2.4.81");
    }

    @Override
    public double milliseconds(Path file, ByteBuffer codestream, FrameFormat format) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocate(codestream.remaining());
            in.copyFrom(MemorySegment.ofBuffer(codestream));
            MemorySegment out = arena.allocate(format.bytes());
            long begun = NativeLibrary.processorTime();
            MemorySegment decoder = (MemorySegment) create.invokeExact();
            int failed = (int) source.invokeExact(decoder, in, in.byteSize());
            failed |= (int) header.invokeExact(decoder);
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
}
