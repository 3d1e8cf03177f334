package org.overread.core.codec.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DicomException;

/** Decodes the samples of one channel. Standard: ISO/IEC 18181-1 H.3. Not thread-safe. */
final class ChannelDecoder {
    private static final int FIRST_REFERENCE = 16;
    private static final int GRADIENT_PROPERTY = 9;
    private static final int WEIGHTED_PROPERTY = 15;

    private final SymbolReader reader;
    private final MaTree tree;
    private final WeightedPredictor.Weights weights;
    private final int[] samples;
    private final int width;
    private final int height;
    private final int[] clusters;

    /**
     * @param tree cut down to this channel; another than the whole one where it could be
     */
    ChannelDecoder(SymbolReader reader, MaTree tree, WeightedPredictor.Weights weights, ModularChannel channel)
            throws DicomException {
        this.reader = reader;
        this.tree = tree;
        this.weights = weights;
        samples = channel.allocate();
        width = channel.width;
        height = channel.height;
        clusters = new int[tree.size];
        for (int i = 0; i < tree.size; i++) {
            clusters[i] = tree.property[i] < 0 ? reader.cluster(tree.left[i]) : 0;
        }
    }

    /** @param image of which the channels before {@code index} are decoded */
    void decode(ModularImage image, int index, int section) throws DicomException {
        if (tree.size == 1 && tree.predictor[0] == Neighbourhood.ZERO) {
            withoutPrediction();
            return;
        }
        if (tree.size == 1 && plain(0) && tree.predictor[0] == Neighbourhood.GRADIENT) {
            byGradient();
            return;
        }
        LeafTable table = LeafTable.of(tree, clusters, (long) width * height);
        if (table != null && table.property() == GRADIENT_PROPERTY && table.predictor() == Neighbourhood.GRADIENT) {
            byGradient(table.clusters());
        } else if (table != null
                && table.property() == WEIGHTED_PROPERTY
                && table.predictor() == Neighbourhood.WEIGHTED) {
            byWeights(table.clusters());
        } else {
            byTree(references(image, index), index, section);
        }
    }

    private boolean plain(int leaf) {
        return tree.multiplier[leaf] == 1 && tree.value[leaf] == 0;
    }

    private void withoutPrediction() throws DicomException {
        int cluster = clusters[0];
        int multiplier = tree.multiplier[0];
        int offset = tree.value[0];
        int constant = reader.constant(cluster);
        if (constant >= 0) {
            java.util.Arrays.fill(samples, XlBits.signed(constant) * multiplier + offset);
            return;
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = XlBits.signed(reader.clustered(cluster)) * multiplier + offset;
        }
    }

    private void byGradient() throws DicomException {
        int cluster = clusters[0];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int west = y > 0 ? samples[row - width] : 0;
            int northWest = west;
            for (int x = 0; x < width; x++) {
                int north = y > 0 ? samples[row + x - width] : west;
                int guess = y > 0 ? Neighbourhood.gradient(north, west, northWest) : west;
                west = guess + XlBits.signed(reader.clustered(cluster));
                samples[row + x] = west;
                northWest = north;
            }
        }
    }

    private void byGradient(byte[] table) throws DicomException {
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int west = y > 0 ? samples[row - width] : 0;
            int northWest = west;
            for (int x = 0; x < width; x++) {
                int north = y > 0 ? samples[row + x - width] : west;
                if (y == 0) {
                    northWest = west;
                }
                int cluster = table[LeafTable.index(west + north - northWest)] & 0xFF;
                int guess = Neighbourhood.gradient(north, west, northWest);
                west = guess + XlBits.signed(reader.clustered(cluster));
                samples[row + x] = west;
                northWest = north;
            }
        }
    }

    private void byWeights(byte[] table) throws DicomException {
        WeightedPredictor weighted = new WeightedPredictor(weights, width);
        Neighbourhood near = new Neighbourhood(samples, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                near.move(x, y);
                int guess = (int) weighted.predict(near, x, y);
                int cluster = table[LeafTable.index(weighted.property)] & 0xFF;
                int value = guess + XlBits.signed(reader.clustered(cluster));
                samples[y * width + x] = value;
                weighted.update(value, x, y);
            }
        }
    }

    private void byTree(List<ModularChannel> references, int index, int section) throws DicomException {
        int[] properties = new int[Math.max(FIRST_REFERENCE, greatestProperty() + 4)];
        properties[0] = index;
        properties[1] = section;
        WeightedPredictor weighted = usesWeights() ? new WeightedPredictor(weights, width) : null;
        Neighbourhood near = new Neighbourhood(samples, width);
        DecisionTable decisions = DecisionTable.of(tree, clusters);
        int[] nodes = decisions.nodes();
        for (int y = 0; y < height; y++) {
            properties[2] = y;
            properties[GRADIENT_PROPERTY] = 0;
            for (int x = 0; x < width; x++) {
                near.move(x, y);
                properties[3] = x;
                near.properties(properties, properties[GRADIENT_PROPERTY]);
                if (weighted != null) {
                    near.weighted = weighted.predict(near, x, y);
                    properties[WEIGHTED_PROPERTY] = weighted.property;
                }
                for (int i = 0; i < references.size(); i++) {
                    reference(references.get(i), y * width + x, x, properties, FIRST_REFERENCE + 4 * i);
                }
                int leaf = decisions.leaf(properties);
                int difference = XlBits.signed(reader.clustered(nodes[leaf + DecisionTable.CLUSTER]));
                int value = (int) (near.predict(DecisionTable.predictor(nodes[leaf]))
                        + nodes[leaf + DecisionTable.OFFSET]
                        + (long) difference * nodes[leaf + DecisionTable.MULTIPLIER]);
                samples[y * width + x] = value;
                if (weighted != null) {
                    weighted.update(value, x, y);
                }
            }
        }
    }

    private int greatestProperty() {
        int greatest = 0;
        for (int i = 0; i < tree.size; i++) {
            greatest = Math.max(greatest, tree.property[i]);
        }
        return greatest;
    }

    private boolean usesWeights() {
        for (int i = 0; i < tree.size; i++) {
            if (tree.property[i] == WEIGHTED_PROPERTY
                    || tree.property[i] < 0 && tree.predictor[i] == Neighbourhood.WEIGHTED) {
                return true;
            }
        }
        return false;
    }

    /** Channels of the same shape before this one, nearest first, that decisions may look at. */
    private List<ModularChannel> references(ModularImage image, int index) {
        List<ModularChannel> references = new ArrayList<>();
        int most = (greatestProperty() - FIRST_REFERENCE + 4) / 4;
        for (int i = index - 1; i >= 0 && references.size() < most; i--) {
            if (image.channels.get(i).sameShape(image.channels.get(index))) {
                references.add(image.channels.get(i));
            }
        }
        return references;
    }

    private void reference(ModularChannel channel, int at, int x, int[] properties, int to) {
        int[] s = channel.samples;
        int value = s[at];
        int west = x > 0 ? s[at - 1] : 0;
        int north = at >= width ? s[at - width] : west;
        int northWest = x > 0 && at >= width ? s[at - width - 1] : west;
        int difference = value - Neighbourhood.gradient(west, north, northWest);
        properties[to] = Math.abs(value);
        properties[to + 1] = value;
        properties[to + 2] = Math.abs(difference);
        properties[to + 3] = difference;
    }
}
