package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.document.SrDocument;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.presentation.PresentationStateKind;
import org.overread.core.presentation.PresentationStateReader;
import org.overread.core.result.KeyObjectSelection;
import org.overread.core.result.ResultReader;
import org.overread.core.segmentation.Segmentation;
import org.overread.core.study.Instance;

/**
 * What the result objects of any system say, as the viewer understands them.
 *
 * <p>Shape: a JSON object by the object's kind, docs/commands.md. Errors: DicomException for a file that cannot be read, and
 * UNSUPPORTED for one that is no result object.
 */
public final class ResultObjects {

    /** @param tree whether the whole content tree of reports is to be given */
    public static ObjectNode read(Path file, boolean tree) throws IOException {
        DicomFile read = DicomReader.read(file);
        DataSet dataSet = read.dataSet();
        if (SrDocumentReader.reads(dataSet)) {
            return report(SrDocumentReader.read(dataSet), tree);
        }
        if (dataSet.string(Tag.SOPClassUID).flatMap(PresentationStateKind::of).isPresent()) {
            return PresentationStateJson.of(PresentationStateReader.read(dataSet));
        }
        Instance instance = Instance.of(file, read);
        return switch (instance.sopClassUid()) {
            case SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION ->
                SegmentationJson.of(instance, Segmentation.of(instance));
            default ->
                throw new DicomException(
                        DicomException.Kind.UNSUPPORTED, "no result object, but SOP class " + instance.sopClassUid());
        };
    }

    private static ObjectNode report(SrDocument document, boolean tree) {
        ObjectNode node = KeyObjectSelection.is(document)
                ? ReportJson.of(KeyObjectSelection.of(document))
                : ReportJson.of(ResultReader.read(document));
        if (tree) {
            node.set("content", TreeJson.of(document.root()));
        }
        return node;
    }

    private ResultObjects() {}
}
