package org.overread.core.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The installed OpenJPEG, called in process, to compare with. It reads the codestream from a file. */
@SuppressWarnings("restricted") // calling an installed library is the point
final class OpenJpeg {
    private static final int J2K = 0;

    private final SymbolLookup library = SymbolLookup.libraryLookup("libopenjp2.so.7", Arena.global());
    private final MethodHandle open =
            handle("opj_stream_create_default_file_stream", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    private final MethodHandle close = handle("opj_stream_destroy", FunctionDescriptor.ofVoid(ADDRESS));
    private final MethodHandle create = handle("opj_create_decompress", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    private final MethodHandle destroy = handle("opj_destroy_codec", FunctionDescriptor.ofVoid(ADDRESS));
    private final MethodHandle defaults =
            handle("opj_set_default_decoder_parameters", FunctionDescriptor.ofVoid(ADDRESS));
    private final MethodHandle setup = handle("opj_setup_decoder", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle header =
            handle("opj_read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private final MethodHandle decode =
            handle("opj_decode", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private final MethodHandle destroyImage = handle("opj_image_destroy", FunctionDescriptor.ofVoid(ADDRESS));

    void decode(Path codestream) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocate(1 << 15);
            MemorySegment imageAt = arena.allocate(ADDRESS);
            MemorySegment stream = (MemorySegment) open.invokeExact(arena.allocateFrom(codestream.toString()), 1);
            MemorySegment codec = (MemorySegment) create.invokeExact(J2K);
            defaults.invokeExact(parameters);
            int sound = (int) setup.invokeExact(codec, parameters);
            sound &= (int) header.invokeExact(stream, codec, imageAt);
            MemorySegment image = imageAt.get(ADDRESS, 0);
            sound &= (int) decode.invokeExact(codec, stream, image);
            destroyImage.invokeExact(image);
            destroy.invokeExact(codec);
            close.invokeExact(stream);
            if (sound != 1) {
                throw new IOException("OpenJPEG cannot decode " + codestream.getFileName());
            }
        } catch (RuntimeException | Error | IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), descriptor);
    }
}
