package org.overread.reporting.dicomweb;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomJsonReader;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Patient;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.WorklistStudy;

/** Reads what QIDO-RS answers: an array of data sets in the DICOM JSON Model (PS3.18 F). */
final class QidoStudy {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The array's data sets; one that is none is left out. */
    static List<DataSet> lines(byte[] json, String archive) throws ArchiveException {
        JsonNode array;
        try {
            array = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new ArchiveException(archive + " does not answer as an archive does: no JSON; check its address", e);
        } catch (IOException e) {
            throw new ArchiveException(archive + " does not answer as an archive does", e);
        }
        if (!array.isArray()) {
            throw new ArchiveException(archive + " does not answer as an archive does: no list");
        }
        List<DataSet> lines = new ArrayList<>();
        for (JsonNode line : array) {
            try {
                lines.add(DicomJsonReader.read(new StringReader(line.toString())));
            } catch (IOException e) {
                // the other lines are good
                continue;
            }
        }
        if (lines.isEmpty() && !array.isEmpty()) {
            throw new ArchiveException(archive + " does not answer as an archive does: no data sets");
        }
        return lines;
    }

    /** A line of the worklist; empty without a Study Instance UID. */
    static Optional<WorklistStudy> of(DataSet line, String archive) {
        return line.string(Tag.StudyInstanceUID)
                .map(uid -> new WorklistStudy(
                        uid,
                        patient(line),
                        line.string(Tag.StudyDate),
                        line.string(Tag.StudyTime),
                        line.string(Tag.AccessionNumber),
                        line.string(Tag.StudyDescription).orElse(""),
                        line.strings(Tag.ModalitiesInStudy),
                        List.of(),
                        line.string(Tag.ReferringPhysicianName),
                        line.integer(Tag.NumberOfStudyRelatedSeries).orElse(0),
                        line.integer(Tag.NumberOfStudyRelatedInstances).orElse(0),
                        archive,
                        false,
                        Instant.now()));
    }

    private static Patient patient(DataSet line) {
        return new Patient(
                line.string(Tag.PatientName).orElse(""),
                line.string(Tag.PatientID).orElse(""),
                line.string(Tag.IssuerOfPatientID).orElse(""),
                line.string(Tag.PatientBirthDate),
                line.string(Tag.PatientSex),
                Optional.empty());
    }

    private QidoStudy() {}
}
