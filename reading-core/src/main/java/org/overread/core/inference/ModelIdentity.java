package org.overread.core.inference;

/**
 * Which algorithm, exactly: what every finding, document and audit record names.
 *
 * @param id short stable id of the package, e.g. "lung-nodule-reference"
 * @param deviceUid 121012; a retrained model gets a new one
 * @param sha256 of the model file, lower-case hex
 * @param clinicalUse false for reference models, which are labelled "not for clinical use" wherever they appear
 */
public record ModelIdentity(
        String id,
        String name,
        String version,
        String manufacturer,
        String deviceUid,
        String sha256,
        boolean clinicalUse) {}
