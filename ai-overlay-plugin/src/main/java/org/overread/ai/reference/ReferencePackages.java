package org.overread.ai.reference;

import java.io.IOException;
import java.nio.file.Path;

/** The shipped reference models' packages, each in a folder of its name. Written by the build; the same sources give the same bytes. */
public final class ReferencePackages {

    /** @param args the folder that packages lie in */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        ReferencePackage.write(folder.resolve(ReferencePackage.ID));
        HeadReference.write(folder.resolve(HeadReference.ID));
        RadiographReference.write(folder.resolve(RadiographReference.ID));
    }

    private ReferencePackages() {}
}
