"""Writes images of many kinds with pydicom, and to cases.tsv what shapes on them measure, worked out by numpy in the patient.

Each line: file, frame, shape (kind and points, column and row of outer pixel corners), and in one column each the numbers
as quantity|derivation|value|unit. Points are brought into the patient by the equation of PS3.3 C.7.6.2.1-1 and measured
there as vectors; whether a pixel lies inside is asked of each by itself (sum of angles; conjugate radii).
"""

import math
import os
import sys

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

OUT = sys.argv[1]
RANDOM = np.random.default_rng(20260131)
ROWS, COLUMNS = 40, 52
CASES = []
CLASSES = {
    "CT": "1.2.840.10008.5.1.4.1.1.2", "MR": "1.2.840.10008.5.1.4.1.1.4", "PT": "1.2.840.10008.5.1.4.1.1.128",
    "CR": "1.2.840.10008.5.1.4.1.1.1", "DX": "1.2.840.10008.5.1.4.1.1.1.1", "US": "1.2.840.10008.5.1.4.1.1.6.1",
    "OT": "1.2.840.10008.5.1.4.1.1.7", "XA": "1.2.840.10008.5.1.4.1.1.12.1",
    "ECT": "1.2.840.10008.5.1.4.1.1.2.1", "EMR": "1.2.840.10008.5.1.4.1.1.4.1", "EPT": "1.2.840.10008.5.1.4.1.1.130"}
SHAPES = [
    ("Length", [(3.25, 4.5), (40.125, 31.75)]),
    ("Angle", [(30.5, 8.25), (10.25, 12.5), (26.75, 33.5)]),
    ("Angle", [(30.5, 8.25), (10.25, 12.5), (2.75, 11.25)]),
    ("Cobb", [(5, 6.5), (35.25, 9.75), (6.5, 30.25), (33.75, 21.5)]),
    ("Bidirectional", [(8.5, 9.25), (29.75, 24.5), (17.25, 21.5), (22.5, 11.125)]),
    ("Ellipse", [(20.3, 18.7), (31.1, 18.7), (20.3, 27.9)]),
    ("Ellipse", [(20.3, 18.7), (29.1, 23.2), (16.9, 25.6)]),
    ("Polygon", [(10.2, 8.6), (33.4, 11.3), (24.6, 17.1), (36.2, 29.8), (12.9, 30.4), (18.3, 20.2)]),
    ("Polygon", [(20 + (11 + 2 * math.sin(5 * t)) * math.cos(t), 19 + (10 + 2 * math.sin(5 * t)) * math.sin(t))
                 for t in np.arange(0, 2 * math.pi, 0.05)])]
PET = dict(Modality="PT", CorrectedImage=["ATTN", "DECY"], DecayCorrection="START", PatientWeight="71.5",
           SeriesDate="20260131", SeriesTime="101500", AcquisitionDate="20260131", AcquisitionTime="101512")
SUV = ("126401", "g/ml{SUVbw}")
HU = ("112031", "[hnsf'U]")
STORED = ("STOREDVALUE", "1")
RESCALED = ("RESCALEDVALUE", "1")


def image(name, kind, pixels, **attributes):
    """A file of one or several frames; signed where its numbers are. Pixels are stored in 16 bits."""
    d = Dataset()
    d.file_meta = FileMetaDataset()
    d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    d.SOPClassUID = CLASSES[kind]
    d.SOPInstanceUID = "1.2.826.0.1.3680043.9.%d" % (7000 + image.count)
    image.count += 1
    d.file_meta.MediaStorageSOPClassUID = d.SOPClassUID
    d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
    d.StudyInstanceUID = "1.2.826.0.1.3680043.9.1"
    d.SeriesInstanceUID = "1.2.826.0.1.3680043.9.2.%d" % image.count
    d.FrameOfReferenceUID = "1.2.826.0.1.3680043.9.3"
    d.PatientName, d.PatientID, d.InstanceNumber = "PHANTOM^NUMBERS", "NUMBERS", 1
    d.Modality = {"ECT": "CT", "EMR": "MR", "EPT": "PT"}.get(kind, kind)
    d.SamplesPerPixel, d.PhotometricInterpretation = 1, "MONOCHROME2"
    d.BitsAllocated, d.BitsStored, d.HighBit = 16, 16, 15
    d.Rows, d.Columns = pixels.shape[-2:]
    d.PixelRepresentation = int(pixels.dtype == np.int16)
    if pixels.ndim == 3:
        d.NumberOfFrames = len(pixels)
    for keyword, value in attributes.items():
        setattr(d, keyword, value)
    unused = 16 - d.BitsStored
    d.PixelData = (pixels.astype(np.int64) & (0xFFFF >> unused)).astype("<u2").tobytes()
    d.is_little_endian, d.is_implicit_VR = True, False
    pydicom.dcmwrite(os.path.join(OUT, name), d, write_like_original=False)
    return name


image.count = 0


def items(*all_of):
    return pydicom.Sequence([group(**one) for one in all_of])


def group(**attributes):
    d = Dataset()
    for keyword, value in attributes.items():
        setattr(d, keyword, value)
    return d


def noise(low, high, dtype=np.int16, frames=None):
    return RANDOM.integers(low, high, (ROWS, COLUMNS) if frames is None else (frames, ROWS, COLUMNS)).astype(dtype)


def turned(a, b, c):
    """Row and column cosines after turns about x, y and z."""
    def about(axis, t):
        m = np.eye(3)
        i, j = (axis + 1) % 3, (axis + 2) % 3
        m[i, i] = m[j, j] = math.cos(t)
        m[j, i] = math.sin(t)
        m[i, j] = -math.sin(t)
        return m
    m = about(2, c) @ about(1, b) @ about(0, a)
    return [float("%.10f" % v) for v in [*m[:, 0], *m[:, 1]]]


def inside(kind, points, shape):
    y, x = np.mgrid[0:shape[0], 0:shape[1]] + 0.5
    if kind == "Ellipse":
        centre, first, second = (np.array(p) for p in points)
        radii = np.linalg.inv(np.column_stack([first - centre, second - centre]))
        share = np.einsum("ij,jrc->irc", radii, np.stack([x - centre[0], y - centre[1]]))
        return (share ** 2).sum(axis=0) < 1
    corners = [(px - x) + 1j * (py - y) for px, py in points]
    angles = sum(np.angle(corners[(i + 1) % len(corners)] / corners[i]) for i in range(len(corners)))
    return np.abs(angles) > math.pi


def measured(kind, points, place, unit):
    """Quantities of a shape; place brings (column, row) into the patient or into a flat space of that unit."""
    p = [np.array(place(column, row)) for column, row in points]
    square = "mm2" if unit == "mm" else "{pixels}2"
    angle = lambda u, v: math.degrees(math.acos(np.clip(u @ v / np.linalg.norm(u) / np.linalg.norm(v), -1, 1)))
    if kind == "Length":
        return [("410668003", np.linalg.norm(p[1] - p[0]), unit)]
    if kind == "Bidirectional":
        return [("103339001", np.linalg.norm(p[1] - p[0]), unit), ("103340004", np.linalg.norm(p[3] - p[2]), unit)]
    if kind == "Angle":
        return [("1483009", angle(p[0] - p[1], p[2] - p[1]), "deg")]
    if kind == "Cobb":
        between = angle(p[1] - p[0], p[3] - p[2])
        return [("1483009", min(between, 180 - between), "deg")]
    if kind == "Ellipse":
        return [("42798000", math.pi * np.linalg.norm(np.cross(p[1] - p[0], p[2] - p[0])), square)]
    area = sum(np.cross(p[i] - p[0], p[i + 1] - p[0]) for i in range(1, len(p) - 1))
    return [("42798000", np.linalg.norm(area) / 2, square)]


def case(name, place, values, of, unit="mm", frame=1):
    """@param values of a frame's pixels, NaN for none; of: their quantity and unit"""
    for kind, points in SHAPES:
        numbers = [(quantity, "-", value, u) for quantity, value, u in measured(kind, points, place, unit)]
        if kind in ("Ellipse", "Polygon"):
            found = values[inside(kind, points, values.shape)]
            found = found[~np.isnan(found)]
            numbers += [(of[0], how, value, of[1]) for how, value in (
                ("373098007", found.mean()), ("386136009", found.std()),
                ("255605001", found.min()), ("56851009", found.max()))]
        CASES.append("\t".join(
            [name, str(frame), kind + " " + " ".join("%r,%r" % (float(c), float(r)) for c, r in points)]
            + ["%s|%s|%r|%s" % (q, how, float(v), u) for q, how, v, u in numbers]))


def in_patient(position, cosines, spacing):
    s, x, y = np.array(position, float), np.array(cosines[:3], float), np.array(cosines[3:], float)
    return lambda column, row: s + x * spacing[1] * (column - 0.5) + y * spacing[0] * (row - 0.5)


def flat(rows=1.0, columns=1.0):
    return lambda column, row: np.array([column * columns, row * rows, 0.0])


def f(pixels):
    return pixels.astype(np.float64)


# --- cross-sections -----------------------------------------------------------------------------------------------------
place = dict(ImagePositionPatient=[-103.25, 41.5, 17.125], ImageOrientationPatient=turned(0.4, -0.3, 0.7),
             PixelSpacing=[0.71, 0.43])
at = in_patient(place["ImagePositionPatient"], place["ImageOrientationPatient"], place["PixelSpacing"])
a = noise(-1200, 3000)
case(image("ct-oblique", "CT", a, RescaleSlope="1", RescaleIntercept="-24.5", **place), at, f(a) - 24.5, HU)
a = noise(0, 4096, np.uint16)
a[15:20, 18:24] = 4095
case(image("ct-monochrome1", "CT", a, PhotometricInterpretation="MONOCHROME1", BitsStored=12, HighBit=11,
           RescaleSlope="0.25", RescaleIntercept="-1024", RescaleType="HU", PixelPaddingValue=4095, **place),
     at, np.where(a == 4095, np.nan, f(a) * 0.25 - 1024), HU)
a = noise(-2048, 2048)
case(image("ct-signed-12-bits", "CT", a, BitsStored=12, HighBit=11, RescaleSlope="-0.5", RescaleIntercept="7", **place),
     at, f(a) * -0.5 + 7, HU)
a = noise(0, 900, np.uint16)
case(image("mr-plain", "MR", a, **place), at, f(a), STORED)
case(image("mr-rescaled", "MR", a, RescaleSlope="3.7126", RescaleIntercept="-5", RescaleType="US", **place),
     at, f(a) * 3.7126 - 5, RESCALED)
case(image("ct-iodine", "CT", a, RescaleSlope="0.01", RescaleIntercept="-2", RescaleType="MGML", **place),
     at, f(a) * 0.01 - 2, ("RESCALEDVALUE", "mg/ml"))
case(image("ct-monoenergetic", "CT", a, RescaleSlope="1", RescaleIntercept="-1024", RescaleType="HU_MOD", **place),
     at, f(a) - 1024, ("RESCALEDVALUE", "[hnsf'U]{modified}"))
unit = items(dict(CodeValue="mm2/s", CodingSchemeDesignator="UCUM", CodeMeaning="square millimeter per second"))
quantity = items(dict(ConceptNameCodeSequence=items(dict(
    CodeValue="246205007", CodingSchemeDesignator="SCT", CodeMeaning="Quantity")), ValueType="CODE",
    ConceptCodeSequence=items(dict(CodeValue="113041", CodingSchemeDesignator="DCM",
                                   CodeMeaning="Apparent Diffusion Coefficient"))))
mapping = items(dict(LUTLabel="ADC", LUTExplanation="ADC", MeasurementUnitsCodeSequence=unit,
                     QuantityDefinitionSequence=quantity, RealWorldValueFirstValueMapped=0,
                     RealWorldValueLastValueMapped=800, RealWorldValueIntercept=1e-5, RealWorldValueSlope=2.5e-6))
case(image("mr-adc", "MR", a, RealWorldValueMappingSequence=mapping, **place),
     at, np.where(a > 800, np.nan, f(a) * 2.5e-6 + 1e-5), ("113041", "mm2/s"))

# --- enhanced multi-frame: place, pixels and rescale of each frame by itself ---------------------------------------------
for name, kind, dtype, low in (("enhanced-ct", "ECT", np.int16, -500), ("enhanced-mr", "EMR", np.uint16, 0)):
    a = noise(low, 1500, dtype, 3)
    frames, cases = [], []
    for k in range(3):
        position, cosines = [3.5 * k, -k, 8.25 * k], turned(0.2 * k, 0.1, -0.3 * k)
        spacing, slope, intercept = [0.5 + 0.1 * k, 0.9 - 0.2 * k], 1.5 - 0.4 * k, -10.0 * k
        frames.append(dict(
            PlanePositionSequence=items(dict(ImagePositionPatient=position)),
            PlaneOrientationSequence=items(dict(ImageOrientationPatient=cosines)),
            PixelMeasuresSequence=items(dict(PixelSpacing=spacing, SliceThickness="2")),
            PixelValueTransformationSequence=items(dict(
                RescaleSlope=repr(slope), RescaleIntercept=repr(intercept),
                RescaleType="HU" if kind == "ECT" else "US"))))
        cases.append((in_patient(position, cosines, spacing), f(a[k]) * slope + intercept,
                      HU if kind == "ECT" else RESCALED, "mm", k + 1))
    file = image(name, kind, a, PerFrameFunctionalGroupsSequence=items(*frames),
                 SharedFunctionalGroupsSequence=items({}))
    for one in cases:
        case(file, *one)

# --- uptake -------------------------------------------------------------------------------------------------------------
dose = dict(RadionuclideTotalDose="391200000", RadionuclideHalfLife="6586.2", RadiopharmaceuticalStartTime="090312.5")
drug = items(dose)
a = noise(0, 30000)
left = 391.2e6 * math.exp(-math.log(2) * (3600 + 11 * 60 + 47.5) / 6586.2)
case(image("pet-start", "PT", a, Units="BQML", RescaleSlope="0.38126", RescaleIntercept="0",
           RadiopharmaceuticalInformationSequence=drug, **{**PET, **place}), at, f(a) * 0.38126 * 71500 / left, SUV)
case(image("pet-admin", "PT", a, Units="BQML", RescaleSlope="0.38126", RescaleIntercept="0",
           RadiopharmaceuticalInformationSequence=drug, **{**PET, **place, "DecayCorrection": "ADMIN"}),
     at, f(a) * 0.38126 * 71500 / 391.2e6, SUV)
# processed an hour later: decay is counted to the first acquisition
left = 391.2e6 * math.exp(-math.log(2) * (3600 + 11 * 60 + 59.5) / 6586.2)
case(image("pet-processed", "PT", a, Units="BQML", RescaleSlope="0.38126", RescaleIntercept="0",
           RadiopharmaceuticalInformationSequence=drug, **{**PET, **place, "SeriesTime": "111500"}),
     at, f(a) * 0.38126 * 71500 / left, SUV)
case(image("pet-no-weight", "PT", a, Units="BQML", RescaleSlope="0.38126", RescaleIntercept="0",
           RadiopharmaceuticalInformationSequence=drug, **{**PET, **place, "PatientWeight": None}),
     at, f(a) * 0.38126, ("110821", "Bq/ml"))
case(image("pet-suv", "PT", a, Units="GML", SUVType="BW", RescaleSlope="0.0007", RescaleIntercept="0",
           **{**PET, **place}), at, f(a) * 0.0007, SUV)
case(image("pet-percent", "PT", a, Units="PCNT", RescaleSlope="0.003", RescaleIntercept="0", **{**PET, **place}),
     at, f(a) * 0.003, ("RESCALEDVALUE", "%"))
for name, element, factor, expected in (("pet-philips-suv", 0x00, 0.0123, 0.0123),
                                        ("pet-philips-activity", 0x09, 41.5, 41.5 * 71500 / 391.2e6)):
    d = pydicom.Dataset()
    file = image(name, "PT", a, Units="CNTS", RescaleSlope="0.5", RescaleIntercept="0",
                 RadiopharmaceuticalInformationSequence=drug, **{**PET, **place, "DecayCorrection": "ADMIN"})
    d = pydicom.dcmread(os.path.join(OUT, file))
    d.private_block(0x7053, "Philips PET Private Group", create=True).add_new(element, "DS", str(factor))
    d.save_as(os.path.join(OUT, file))
    case(file, at, f(a) * 0.5 * expected, SUV)

# activity by the real world mapping of each frame, decay to a stated moment
a = noise(0, 30000, np.uint16, 2)
left = 391.2e6 * math.exp(-math.log(2) * (45 * 60) / 6586.2)
becquerels = items(dict(CodeValue="Bq/ml", CodingSchemeDesignator="UCUM", CodeMeaning="Becquerels/milliliter"))
frames = [dict(
    PlanePositionSequence=items(dict(ImagePositionPatient=[1.5 * k, 0, 4.0 * k])),
    PixelValueTransformationSequence=items(dict(RescaleSlope=repr(0.1 + 0.1 * k), RescaleIntercept="0",
                                                RescaleType="US")),
    RealWorldValueMappingSequence=items(dict(
        LUTLabel="Activity", LUTExplanation="Activity", MeasurementUnitsCodeSequence=becquerels,
        RealWorldValueFirstValueMapped=0, RealWorldValueLastValueMapped=65535, RealWorldValueIntercept=0.0,
        RealWorldValueSlope=2.5 + k))) for k in range(2)]
file = image("enhanced-pet", "EPT", a, AttenuationCorrected="YES", DecayCorrected="YES",
             DecayCorrectionDateTime="20260131094812.5", PatientWeight="71.5",
             RadiopharmaceuticalInformationSequence=items(
                 dict(dose, RadiopharmaceuticalStartDateTime="20260131090312.5")),
             PerFrameFunctionalGroupsSequence=items(*frames), SharedFunctionalGroupsSequence=items(dict(
                 PlaneOrientationSequence=items(dict(ImageOrientationPatient=[1, 0, 0, 0, 0, -1])),
                 PixelMeasuresSequence=items(dict(PixelSpacing=[2.5, 1.5])))))
for k in range(2):
    case(file, in_patient([1.5 * k, 0, 4.0 * k], [1, 0, 0, 0, 0, -1], [2.5, 1.5]),
         f(a[k]) * (2.5 + k) * 71500 / left, SUV, "mm", k + 1)

# --- projections, photographs, ultrasound -------------------------------------------------------------------------------
a = noise(0, 4096, np.uint16)
grey = dict(BitsStored=12, HighBit=11)
case(image("cr-detector", "CR", a, PhotometricInterpretation="MONOCHROME1", ImagerPixelSpacing=[0.2, 0.175], **grey),
     flat(0.2, 0.175), f(a), STORED)
case(image("dx-magnified", "DX", a, ImagerPixelSpacing=[0.143, 0.139],
           EstimatedRadiographicMagnificationFactor="1.3", **grey), flat(0.143 / 1.3, 0.139 / 1.3), f(a), STORED)
case(image("dx-calibrated", "DX", a, ImagerPixelSpacing=[0.143, 0.139], PixelSpacing=[0.12, 0.11],
           PixelSpacingCalibrationType="FIDUCIAL", EstimatedRadiographicMagnificationFactor="1.3", **grey),
     flat(0.12, 0.11), f(a), STORED)
case(image("xa-logarithmic", "XA", a, ImagerPixelSpacing=[0.3, 0.3], PixelIntensityRelationship="LOG",
           RescaleSlope="2", RescaleIntercept="1", **grey), flat(0.3, 0.3), f(a), STORED)
case(image("photograph", "OT", a, ConversionType="WSD", **grey), flat(), f(a), STORED, "{pixels}")
case(image("photograph-of-flat-pixels", "OT", a, ConversionType="WSD", PixelAspectRatio=["3", "2"], **grey),
     flat(1.5, 1), f(a), STORED, "{pixels}")


def region(x0, y0, x1, y1, dx, dy, spatial=1, units=(3, 3)):
    return dict(RegionSpatialFormat=spatial, RegionDataType=1, RegionFlags=0, RegionLocationMinX0=x0,
                RegionLocationMinY0=y0, RegionLocationMaxX1=x1, RegionLocationMaxY1=y1, PhysicalUnitsXDirection=units[0],
                PhysicalUnitsYDirection=units[1], PhysicalDeltaX=dx, PhysicalDeltaY=dy)


low = noise(0, 256, np.uint16)
case(image("us-one-region", "US", low, SequenceOfUltrasoundRegions=items(region(0, 0, 51, 39, 0.031, -0.027))),
     flat(0.27, 0.31), f(low), STORED)
case(image("us-two-regions", "US", low, SequenceOfUltrasoundRegions=items(
    region(0, 0, 19, 39, 0.031, 0.027), region(20, 0, 51, 39, 0.02, 0.02))), flat(), f(low), STORED, "{pixels}")
case(image("us-m-mode", "US", low, SequenceOfUltrasoundRegions=items(
    region(0, 0, 51, 39, 0.005, 0.02, 2, (4, 3)))), flat(), f(low), STORED, "{pixels}")

with open(os.path.join(OUT, "cases.tsv"), "w") as out:
    out.write("\n".join(CASES) + "\n")
