package org.overread.core.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** DICOM streams written by hand, byte by byte: independent of the writer under test, and able to be wrong. */
public final class DicomBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean bigEndian;

    private DicomBytes(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    public static DicomBytes little() {
        return new DicomBytes(false);
    }

    public static DicomBytes big() {
        return new DicomBytes(true);
    }

    /** Preamble, prefix and the least file meta information. */
    public static DicomBytes file(String transferSyntax) {
        DicomBytes meta =
                little().explicit(0x00020010, "UI", transferSyntax + (transferSyntax.length() % 2 == 1 ? "\0" : ""));
        return little().raw(new byte[128])
                .raw("DICM".getBytes(StandardCharsets.US_ASCII))
                .explicit(0x00020000, "UL", little().u32(meta.bytes().length).bytes())
                .raw(meta.bytes());
    }

    public DicomBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public DicomBytes u16(int value) {
        ByteBuffer buffer = ByteBuffer.allocate(2).order(order());
        return raw(buffer.putShort((short) value).array());
    }

    public DicomBytes u32(long value) {
        ByteBuffer buffer = ByteBuffer.allocate(4).order(order());
        return raw(buffer.putInt((int) value).array());
    }

    private ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    public DicomBytes tag(int tag) {
        return u16(tag >>> 16).u16(tag & 0xFFFF);
    }

    /** An element with the 16-bit length. */
    public DicomBytes explicit(int tag, String vr, byte[] value) {
        return header(tag, vr, value.length).raw(value);
    }

    public DicomBytes explicit(int tag, String vr, String value) {
        return explicit(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    public DicomBytes header(int tag, String vr, int length) {
        return tag(tag).raw(vr.getBytes(StandardCharsets.ISO_8859_1)).u16(length);
    }

    /** An element with the 32-bit length, which may be any number. */
    public DicomBytes explicitLong(int tag, String vr, long length, byte[] value) {
        return tag(tag).raw(vr.getBytes(StandardCharsets.ISO_8859_1))
                .u16(0)
                .u32(length)
                .raw(value);
    }

    public DicomBytes implicit(int tag, byte[] value) {
        return tag(tag).u32(value.length).raw(value);
    }

    public DicomBytes implicit(int tag, String value) {
        return implicit(tag, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    public DicomBytes item(long length) {
        return tag(0xFFFEE000).u32(length);
    }

    public DicomBytes itemEnd() {
        return tag(0xFFFEE00D).u32(0);
    }

    public DicomBytes sequenceEnd() {
        return tag(0xFFFEE0DD).u32(0);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
