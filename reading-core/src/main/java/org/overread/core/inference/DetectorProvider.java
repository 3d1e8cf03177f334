package org.overread.core.inference;

import java.nio.file.Path;
import java.util.List;

/** The seam to an AI engine, found by ServiceLoader: the station reads without one. */
public interface DetectorProvider {

    /** The execution provider that runs would use, and why others are not: lines for {@code overread doctor}. */
    List<String> diagnose();

    /** The same, keeping in a folder what it prepares for this machine and would prepare anew at each start. */
    default DetectorProvider keepingEnginesIn(Path folder) {
        return this;
    }

    /**
     * Opens one model package. Loading a runtime takes up to a second: not on the JavaFX thread.
     *
     * @param packageFolder a folder with manifest.json and its model file
     * @throws InferenceException PACKAGE_REFUSED where the package is unsound, RUNTIME where the engine cannot start
     */
    default FindingDetector open(Path packageFolder) throws InferenceException {
        return open(packageFolder, SiteOperatingPoints.NONE);
    }

    /**
     * As {@link #open(Path)}, at the operating points that the site set.
     *
     * @throws InferenceException as there, and PACKAGE_REFUSED where the maker does not allow them
     */
    FindingDetector open(Path packageFolder, SiteOperatingPoints site) throws InferenceException;

    /**
     * Opens a package and runs its self-test, where it has one; before it is installed.
     *
     * @throws InferenceException as {@link #open}, and PACKAGE_REFUSED where the model does not give what it must
     */
    void prove(Path packageFolder) throws InferenceException;
}
