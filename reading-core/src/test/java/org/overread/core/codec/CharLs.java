package org.overread.core.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/** The installed CharLS, called in process, to compare with. */
@SuppressWarnings("restricted") // calling an installed library is the point
final class CharLs {
    private final SymbolLookup library = SymbolLookup.libraryLookup("libcharls.so.2", Arena.global());
    private final MethodHandle create = handle("charls_jpegls_decoder_create", FunctionDescriptor.of(ADDRESS));
    private final MethodHandle destroy = handle("charls_jpegls_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
    private final MethodHandle source = handle(
            "charls_jpegls_decoder_set_source_buffer", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private final MethodHandle header =
            handle("charls_jpegls_decoder_read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private final MethodHandle decode = handle(
            "charls_jpegls_decoder_decode_to_buffer",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT));

    byte[] decode(ByteBuffer codestream, int bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocate(codestream.remaining());
            in.copyFrom(MemorySegment.ofBuffer(codestream));
            MemorySegment out = arena.allocate(bytes);
            MemorySegment decoder = (MemorySegment) create.invokeExact();
            int code = (int) source.invokeExact(decoder, in, in.byteSize());
            code |= (int) header.invokeExact(decoder);
            code |= (int) decode.invokeExact(decoder, out, out.byteSize(), 0);
            destroy.invokeExact(decoder);
            if (code != 0) {
                throw new IllegalStateException("CharLS error " + code);
            }
            return out.toArray(ValueLayout.JAVA_BYTE);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), descriptor);
    }
}
