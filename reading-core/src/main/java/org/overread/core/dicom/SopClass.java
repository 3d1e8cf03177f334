package org.overread.core.dicom;

/** SOP Class UIDs that the station knows by name (PS3.4 B.5). */
public final class SopClass {
    public static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    public static final String COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";
    public static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";

    public static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private SopClass() {}
}
