"""Writes segmentations of noise with pydicom, and what their segments fill, counted by numpy.

volumes.tsv, a line each: file, segment, millilitres. Voxels are as large as pixel spacing times the distance of the planes along their normal, which
is found from all frames of the file.
"""

import math
import os
import sys

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

OUT = sys.argv[1]
RANDOM = np.random.default_rng(20260301)
SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"
LINES = []


def items(*all_of):
    sequence = []
    for attributes in all_of:
        item = Dataset()
        for keyword, value in attributes.items():
            setattr(item, keyword, value)
        sequence.append(item)
    return pydicom.Sequence(sequence)


def code(value, meaning):
    return items(dict(CodeValue=value, CodingSchemeDesignator="SCT", CodeMeaning=meaning))


def segmentation(name, cosines, spacing, step, slices, size=(13, 11), fractional=False, thickness=1.0):
    """@param slices of each segment, by number; step from one plane to the next as a vector"""
    d = Dataset()
    d.file_meta = FileMetaDataset()
    d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    d.file_meta.MediaStorageSOPClassUID = d.SOPClassUID = SEGMENTATION
    d.SOPInstanceUID = d.file_meta.MediaStorageSOPInstanceUID = "1.2.826.0.1.3680043.9.%d" % (500 + len(LINES))
    d.StudyInstanceUID, d.SeriesInstanceUID = "1.2.826.0.1.3680043.9.1", d.SOPInstanceUID + ".1"
    d.FrameOfReferenceUID = "1.2.826.0.1.3680043.9.3"
    d.PatientName, d.PatientID, d.Modality = "PHANTOM^MASKS", "MASKS", "SEG"
    d.SegmentationType = "FRACTIONAL" if fractional else "BINARY"
    if fractional:
        d.SegmentationFractionalType, d.MaximumFractionalValue = "OCCUPANCY", 200
    rows, columns = size
    d.Rows, d.Columns, d.SamplesPerPixel, d.PhotometricInterpretation = rows, columns, 1, "MONOCHROME2"
    d.BitsAllocated, d.BitsStored, d.HighBit = (8, 8, 7) if fractional else (1, 1, 0)
    d.PixelRepresentation, d.LossyImageCompression = 0, "00"
    d.SegmentSequence = items(*(dict(
        SegmentNumber=number, SegmentLabel="Segment %d" % number, SegmentAlgorithmType="MANUAL",
        SegmentedPropertyCategoryCodeSequence=code("85756007", "Tissue"),
        SegmentedPropertyTypeCodeSequence=code("85756007", "Tissue")) for number in sorted(slices)))
    frames, masks = [], []
    for number, places in sorted(slices.items()):
        for place in places:
            frames.append(dict(
                SegmentIdentificationSequence=items(dict(ReferencedSegmentNumber=number)),
                FrameContentSequence=items(dict(DimensionIndexValues=[number, place + 1])),
                PlanePositionSequence=items(dict(
                    ImagePositionPatient=["%.10g" % v for v in np.array([5, -7, 11]) + place * np.array(step)]))))
            masks.append(RANDOM.integers(0, 201 if fractional else 2, (rows, columns)).astype(np.uint8))
    d.NumberOfFrames = len(frames)
    d.PerFrameFunctionalGroupsSequence = items(*frames)
    d.SharedFunctionalGroupsSequence = items(dict(
        PlaneOrientationSequence=items(dict(ImageOrientationPatient=["%.10g" % v for v in cosines])),
        PixelMeasuresSequence=items(dict(PixelSpacing=list(spacing), SliceThickness=str(thickness)))))
    pixels = np.stack(masks).ravel()
    data = pixels.tobytes() if fractional else np.packbits(pixels, bitorder="little").tobytes()
    d.PixelData = data + b"\0" * (len(data) % 2)
    d.is_little_endian, d.is_implicit_VR = True, False
    pydicom.dcmwrite(os.path.join(OUT, name), d, write_like_original=False)
    normal = np.cross(np.array(cosines[:3], float), np.array(cosines[3:], float))
    voxel = spacing[0] * spacing[1] * abs(np.array(step) @ normal)
    at = 0
    for number, places in sorted(slices.items()):
        filled = sum(int(mask.sum()) for mask in masks[at:at + len(places)]) / (200 if fractional else 1)
        at += len(places)
        LINES.append("%s\t%d\t%r" % (name, number, filled * voxel / 1000))


straight = [1, 0, 0, 0, 1, 0]
t = math.radians(28)
oblique = [math.cos(t), math.sin(t), 0, -math.sin(t) * 0.6, math.cos(t) * 0.6, 0.8]
normal = np.cross(oblique[:3], oblique[3:])
segmentation("axial", straight, (0.7, 0.9), (0, 0, 2.5), {1: range(6), 2: range(2, 5)})
segmentation("gaps", straight, (0.8, 0.8), (0, 0, 1.25), {1: [0, 1, 2, 5, 6], 2: [9]}, thickness=1.25)
segmentation("from the head", straight, (0.7, 0.7), (0, 0, -3.0), {1: range(4)})
segmentation("oblique", oblique, (0.61, 0.47), normal * 1.7, {1: range(5), 2: [1, 3]})
segmentation("tilted gantry", straight, (0.7, 0.7), (0, 1.1, 2.0), {1: range(5)})
segmentation("occupancy", oblique, (0.5, 0.6), normal * 2.2, {1: range(4)}, fractional=True)
with open(os.path.join(OUT, "volumes.tsv"), "w") as out:
    out.write("\n".join(LINES) + "\n")
