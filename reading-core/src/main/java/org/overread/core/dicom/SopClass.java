package org.overread.core.dicom;

/** SOP Class UIDs that the station knows by name (PS3.4 B.5). */
public final class SopClass {
    public static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    public static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    public static final String COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";
    public static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
    public static final String LABEL_MAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7";
    public static final String PARAMETRIC_MAP = "1.2.840.10008.5.1.4.1.1.30";
    public static final String RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2";
    public static final String RT_STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3";
    public static final String RT_PLAN = "1.2.840.10008.5.1.4.1.1.481.5";
    public static final String SPATIAL_REGISTRATION = "1.2.840.10008.5.1.4.1.1.66.1";
    public static final String SPATIAL_FIDUCIALS = "1.2.840.10008.5.1.4.1.1.66.2";
    public static final String DEFORMABLE_SPATIAL_REGISTRATION = "1.2.840.10008.5.1.4.1.1.66.3";

    public static final String KEY_OBJECT_SELECTION = "1.2.840.10008.5.1.4.1.1.88.59";
    public static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private SopClass() {}
}
