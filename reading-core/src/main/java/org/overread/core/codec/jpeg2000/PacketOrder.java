package org.overread.core.codec.jpeg2000;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.core.dicom.DicomException;

/** Goes through the packets of a tile in the order of its progressions. Standard: T.800 B.12. Not thread-safe. */
final class PacketOrder {

    /** Takes the next packet; false where there are no more bytes. */
    interface Reader {
        boolean read(Precinct precinct) throws DicomException;
    }

    private record Place(int resolution, int component, int index, Precinct precinct) {}

    private static final Comparator<Place> BY_POSITION = Comparator.<Place>comparingLong(
                    place -> place.precinct.gridY())
            .thenComparingLong(place -> place.precinct.gridX());
    private static final Comparator<Place> RPCL = Comparator.comparingInt(Place::resolution)
            .thenComparing(BY_POSITION)
            .thenComparingInt(Place::component)
            .thenComparingInt(Place::index);
    private static final Comparator<Place> PCRL = BY_POSITION
            .thenComparingInt(Place::component)
            .thenComparingInt(Place::resolution)
            .thenComparingInt(Place::index);
    private static final Comparator<Place> CPRL = Comparator.comparingInt(Place::component)
            .thenComparing(BY_POSITION)
            .thenComparingInt(Place::resolution)
            .thenComparingInt(Place::index);

    private final List<TileComponent> components;
    private final int layers;
    private final Reader reader;

    PacketOrder(List<TileComponent> components, int layers, Reader reader) {
        this.components = components;
        this.layers = layers;
        this.reader = reader;
    }

    /** Reads packets until all are read, or the reader has no more. */
    void readAll(List<ProgressionChange> progressions) throws DicomException {
        for (ProgressionChange progression : progressions) {
            if (!read(progression)) {
                return;
            }
        }
    }

    private boolean read(ProgressionChange progression) throws DicomException {
        int end = Math.min(layers, progression.endLayer());
        List<Place> places = places(progression);
        switch (progression.order()) {
            case 0 -> {
                return byLayer(places, end);
            }
            case 1 -> {
                return byResolution(places, end);
            }
            case 2 -> places.sort(RPCL);
            case 3 -> places.sort(PCRL);
            default -> places.sort(CPRL);
        }
        for (Place place : places) {
            while (place.precinct.nextLayer() < end) {
                if (!reader.read(place.precinct)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The precincts of a progression's volume by resolution, component, index. */
    private List<Place> places(ProgressionChange progression) {
        List<Place> places = new ArrayList<>();
        for (int r = progression.firstResolution(); r < Math.min(33, progression.endResolution()); r++) {
            for (int c = progression.firstComponent(); c < progression.endComponent(); c++) {
                List<Resolution> resolutions = components.get(c).resolutions();
                List<Precinct> precincts =
                        r < resolutions.size() ? resolutions.get(r).precincts() : List.of();
                for (int i = 0; i < precincts.size(); i++) {
                    places.add(new Place(r, c, i, precincts.get(i)));
                }
            }
        }
        return places;
    }

    private boolean byLayer(List<Place> places, int end) throws DicomException {
        int first = places.stream()
                .mapToInt(place -> place.precinct.nextLayer())
                .min()
                .orElse(end);
        for (int layer = first; layer < end; layer++) {
            for (Place place : places) {
                if (place.precinct.nextLayer() == layer && !reader.read(place.precinct)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean byResolution(List<Place> places, int end) throws DicomException {
        int from = 0;
        while (from < places.size()) {
            int to = from;
            while (to < places.size() && places.get(to).resolution == places.get(from).resolution) {
                to++;
            }
            if (!byLayer(places.subList(from, to), end)) {
                return false;
            }
            from = to;
        }
        return true;
    }
}
