"""Writes a parametric map of two frames (argument 1: float, double or int; argument 2: the file), prints its values."""
import sys
import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def reference(uid):
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = "1.2.840.10008.5.1.4.1.1.4", uid
    return item


kind, path = sys.argv[1:]
meta = FileMetaDataset()
meta.TransferSyntaxUID = ExplicitVRLittleEndian
meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.30"
meta.MediaStorageSOPInstanceUID = "2.25.77"
ds = FileDataset(path, {}, file_meta=meta, preamble=b"\0" * 128)
ds.is_little_endian, ds.is_implicit_VR = True, False
ds.SOPClassUID, ds.SOPInstanceUID = meta.MediaStorageSOPClassUID, "2.25.77"
ds.FrameOfReferenceUID = "2.25.4"
ds.ContentLabel = "ADC"
ds.Rows, ds.Columns, ds.NumberOfFrames, ds.SamplesPerPixel = 3, 4, 2, 1
ds.PhotometricInterpretation = "MONOCHROME2"

mapping = Dataset()
mapping.MeasurementUnitsCodeSequence = Sequence([code("um2/s", "UCUM", "square micrometer per second")])
mapping.LUTExplanation, mapping.LUTLabel = "apparent diffusion", "ADC"
quantity = Dataset()
quantity.ValueType = "CODE"
quantity.ConceptNameCodeSequence = Sequence([code("246205007", "SCT", "Quantity")])
quantity.ConceptCodeSequence = Sequence([code("113041", "DCM", "Apparent Diffusion Coefficient")])
mapping.QuantityDefinitionSequence = Sequence([quantity])

stored = np.arange(24, dtype=np.float64).reshape(2, 3, 4) * 0.37 - 2
if kind == "int":
    stored = np.rint(stored * 100).astype(np.int16)
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 1
    ds.RescaleSlope, ds.RescaleIntercept = "7", "3"
    ds.PixelData = stored.astype("<i2").tobytes()
    ds["PixelData"].VR = "OW"
    mapping.add_new(0x00409216, "SS", -1000)
    mapping.add_new(0x00409211, "SS", 600)
    low, high = -1000, 600
    slope, intercept = 0.25, 10.0
else:
    ds.BitsAllocated = 32 if kind == "float" else 64
    width = "<f4" if kind == "float" else "<f8"
    stored = stored.astype(width)
    if kind == "float":
        ds.FloatPixelData = stored.tobytes()
    else:
        ds.DoubleFloatPixelData = stored.tobytes()
    low, high = -1.5, 100.0
    mapping.DoubleFloatRealWorldValueFirstValueMapped = low
    mapping.DoubleFloatRealWorldValueLastValueMapped = high
    slope, intercept = 2.0, 0.5
mapping.RealWorldValueSlope, mapping.RealWorldValueIntercept = slope, intercept

shared = Dataset()
measures = Dataset()
measures.PixelSpacing, measures.SliceThickness = ["2.0", "1.0"], "4"
shared.PixelMeasuresSequence = Sequence([measures])
orientation = Dataset()
orientation.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
shared.PlaneOrientationSequence = Sequence([orientation])
shared.RealWorldValueMappingSequence = Sequence([mapping])
ds.SharedFunctionalGroupsSequence = Sequence([shared])
frames = []
for number in range(2):
    frame, position, derivation = Dataset(), Dataset(), Dataset()
    position.ImagePositionPatient = ["-10", "-20", str(4 * number)]
    frame.PlanePositionSequence = Sequence([position])
    derivation.SourceImageSequence = Sequence([reference("2.25.10%d" % number)])
    frame.DerivationImageSequence = Sequence([derivation])
    frames.append(frame)
ds.PerFrameFunctionalGroupsSequence = Sequence(frames)
ds.save_as(path, write_like_original=False)

values = stored.astype(np.float64) * slope + intercept
values[(stored < low) | (stored > high)] = np.nan
for frame in values:
    print(" ".join(repr(float(v)) for v in frame.ravel()))
