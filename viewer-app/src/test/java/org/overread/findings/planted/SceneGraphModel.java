package org.overread.findings.planted;

/** Breaks a house rule on purpose. */
public final class SceneGraphModel {
    Class<?> node() {
        return javafx.scene.Node.class;
    }
}
