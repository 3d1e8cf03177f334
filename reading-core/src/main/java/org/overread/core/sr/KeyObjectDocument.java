package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.report.Evidence;
import org.overread.core.report.ReportContent;

/**
 * The Key Object Selection of a signed report (PS3.3 A.35.4, PS3.16 TID 2010): the frames that its reader has picked out,
 * "Of Interest". It is no report: it has neither completion nor verification flag.
 */
final class KeyObjectDocument {
    private static final DocumentHeader.Kind KIND =
            new DocumentHeader.Kind(SopClass.KEY_OBJECT_SELECTION, "KO", 9004, "Key images of the reading");

    /** @param evidence the instances that the key images are of, and no others */
    static DataSet of(ReportContent content, Evidence evidence, DocumentHeader header) {
        DataSet document = header.begin(
                KIND, content.ids().keyObjectSeriesUid(), content.ids().keyObjectSopInstanceUid());
        SrDocumentGeneral.putPerformedStep(document);
        SrDocumentGeneral.putRequest(document, content.study());
        SrDocumentGeneral.putEvidence(document, evidence);
        root(content, evidence).elements().forEach(document::put);
        return document;
    }

    private static DataSet root(ReportContent content, Evidence evidence) {
        ContentItem root = ContentItem.container(Concepts.OF_INTEREST, "2010");
        ReaderItems.add(root, content.reader());
        for (KeyImage image : content.keyImages()) {
            root.add(
                    CONTAINS,
                    ContentItem.image(References.frame(
                            evidence.instance(image.frame()), image.frame().frameNumber())));
        }
        return root.toDataSet();
    }

    private KeyObjectDocument() {}
}
