package org.overread.core.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Coding parameters in force: those of the main header, or a tile's copy of them with its own put on top. A tile's COC
 * goes before its COD, which goes before the main header's COC; quantisation alike. Standard: T.800 A.6. Not thread-safe.
 */
final class TileParameters {
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int QCD = 0xFF5C;
    private static final int QCC = 0xFF5D;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;

    private final int components;
    private final CodingStyle[] styles;
    private final boolean[] ownStyle;
    private final Quantisation[] quantisations;
    private final boolean[] ownQuantisation;
    private final int[] regionShifts;
    private List<ProgressionChange> changes = new ArrayList<>();
    private boolean changesInherited;
    private int progression;
    private int layers;
    private boolean componentTransform;

    TileParameters(int components) {
        this.components = components;
        styles = new CodingStyle[components];
        ownStyle = new boolean[components];
        quantisations = new Quantisation[components];
        ownQuantisation = new boolean[components];
        regionShifts = new int[components];
    }

    /** A tile's own parameters, so far those of the main header. */
    TileParameters forTile() {
        TileParameters copy = new TileParameters(components);
        System.arraycopy(styles, 0, copy.styles, 0, components);
        System.arraycopy(quantisations, 0, copy.quantisations, 0, components);
        System.arraycopy(regionShifts, 0, copy.regionShifts, 0, components);
        copy.changes = new ArrayList<>(changes);
        copy.changesInherited = true;
        copy.progression = progression;
        copy.layers = layers;
        copy.componentTransform = componentTransform;
        return copy;
    }

    /** Takes in a marker segment; false where it is none of coding parameters. */
    boolean accept(int marker, Codestream segment) throws DicomException {
        switch (marker) {
            case COD -> {
                int flags = segment.u8();
                progression = segment.u8();
                layers = segment.u16();
                componentTransform = segment.u8() == 1;
                if (progression > 4 || layers == 0) {
                    throw Codestream.malformed("JPEG 2000 progression " + progression + ", layers " + layers);
                }
                put(styles, ownStyle, CodingStyle.read(segment, (flags & 1) != 0));
            }
            case COC -> {
                int component = component(segment);
                styles[component] = CodingStyle.read(segment, (segment.u8() & 1) != 0);
                ownStyle[component] = true;
            }
            case QCD -> put(quantisations, ownQuantisation, Quantisation.read(segment));
            case QCC -> {
                int component = component(segment);
                quantisations[component] = Quantisation.read(segment);
                ownQuantisation[component] = true;
            }
            case RGN -> region(segment);
            case POC -> progressionChanges(segment);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static <T> void put(T[] all, boolean[] own, T value) {
        for (int c = 0; c < all.length; c++) {
            all[c] = own[c] ? all[c] : value;
        }
    }

    private int component(Codestream segment) throws DicomException {
        int component = components < 257 ? segment.u8() : segment.u16();
        if (component >= components) {
            throw Codestream.malformed("JPEG 2000 parameters of an unknown component");
        }
        return component;
    }

    private void region(Codestream segment) throws DicomException {
        int component = component(segment);
        int style = segment.u8();
        regionShifts[component] = segment.u8();
        if (style != 0 || regionShifts[component] > 37) {
            throw Codestream.unsupported("JPEG 2000 region of interest of another kind than maximum shift");
        }
    }

    private void progressionChanges(Codestream segment) throws DicomException {
        if (changesInherited) {
            changes.clear();
            changesInherited = false;
        }
        while (segment.remaining() >= 7) {
            int firstResolution = segment.u8();
            int firstComponent = components < 257 ? segment.u8() : segment.u16();
            int endLayer = segment.u16();
            int endResolution = segment.u8();
            int endComponent = components < 257 ? segment.u8() : segment.u16();
            int order = segment.u8();
            if (order > 4 || changes.size() > 1024) {
                throw Codestream.malformed("JPEG 2000 progression " + order);
            }
            endComponent = endComponent == 0 ? components : Math.min(endComponent, components);
            changes.add(new ProgressionChange(
                    order, firstResolution, endResolution, firstComponent, endComponent, endLayer));
        }
    }

    CodingStyle style(int component) throws DicomException {
        return present(styles[component], "coding style");
    }

    Quantisation quantisation(int component) throws DicomException {
        return present(quantisations[component], "quantisation");
    }

    private static <T> T present(T value, String name) throws DicomException {
        if (value == null) {
            throw Codestream.malformed("JPEG 2000 " + name + " is missing");
        }
        return value;
    }

    int regionShift(int component) {
        return regionShifts[component];
    }

    int layers() {
        return layers;
    }

    boolean componentTransform() {
        return componentTransform;
    }

    /** The progressions that packets come in, one after the other. */
    List<ProgressionChange> progressions() {
        List<ProgressionChange> all = new ArrayList<>(changes);
        all.add(new ProgressionChange(progression, 0, 33, 0, components, layers));
        return all;
    }
}
