package org.overread.core.dicom;

/** Whether the text of a data set and of its items is in one character set that the top level names. */
final class TextEncodings {

    static boolean agree(DataSet dataSet) {
        SpecificCharacterSet top = dataSet.characterSet();
        boolean named = dataSet.contains(Tag.SpecificCharacterSet) && !top.isNone();
        return agree(dataSet, named ? top : null);
    }

    /** {@code top} is null where only ASCII agrees. */
    private static boolean agree(DataSet dataSet, SpecificCharacterSet top) {
        boolean ownNamed = dataSet.contains(Tag.SpecificCharacterSet);
        SpecificCharacterSet here = ownNamed ? dataSet.characterSet() : top;
        boolean same = here != null && here.sameAs(dataSet.characterSet());
        for (Element element : dataSet.elements()) {
            boolean agrees = switch (element.value()) {
                case Value.Items items -> items.items().stream().allMatch(item -> agree(item, here));
                case Value.Bytes bytes ->
                    same
                            || !DicomText.usesCharacterSet(element.vr())
                            || SpecificCharacterSet.isAscii(bytes.bytes(), 0, bytes.bytes().length);
                default -> true;
            };
            if (!agrees) {
                return false;
            }
        }
        return true;
    }

    private TextEncodings() {}
}
