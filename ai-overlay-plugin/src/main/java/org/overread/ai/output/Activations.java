package org.overread.ai.output;

import org.overread.ai.model.ModelOutput.Activation;

/** What is done to a model's raw values. */
public final class Activations {

    static float sigmoid(float value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }

    /** Of one vector of classes, in place; ARGMAX leaves them as they are. */
    public static void apply(Activation activation, float[] classes) {
        switch (activation) {
            case NONE, ARGMAX -> {}
            case SIGMOID -> {
                for (int i = 0; i < classes.length; i++) {
                    classes[i] = sigmoid(classes[i]);
                }
            }
            case SOFTMAX -> softmax(classes);
        }
    }

    private static void softmax(float[] classes) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : classes) {
            most = Math.max(most, value);
        }
        double sum = 0;
        for (float value : classes) {
            sum += Math.exp(value - most);
        }
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (float) (Math.exp(classes[i] - most) / sum);
        }
    }

    private Activations() {}
}
