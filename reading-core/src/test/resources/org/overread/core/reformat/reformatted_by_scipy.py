"""Writes volumes of noise with pydicom, and what planes through them show, sampled by scipy.ndimage.map_coordinates.

planes.tsv, a line each: volume, centre, directions across and down, side of a pixel, columns, rows, thickness of the slab,
projection, a file of the plane's values (float64, row by row, NaN where there is none), and of an ellipse around its middle
(radii of a quarter of its columns and rows) area, mean, standard deviation, least and greatest value. Slabs are sampled
from face to face in steps no longer than the finest distance of voxels.
"""

import math
import os
import sys

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian
from scipy.ndimage import map_coordinates

OUT = sys.argv[1]
RANDOM = np.random.default_rng(20260214)
CT, MR, PT = ("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.128")
ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1"
STUDY, SPACE = "1.2.826.0.1.3680043.9.1", "1.2.826.0.1.3680043.9.3"
LINES = []


def turn(angles):
    m = np.eye(3)
    for axis, t in enumerate(angles):
        i, j = (axis + 1) % 3, (axis + 2) % 3
        one = np.eye(3)
        one[i, i] = one[j, j] = math.cos(t)
        one[j, i], one[i, j] = math.sin(t), -math.sin(t)
        m = one @ m
    return m


def items(*all_of):
    sequence = []
    for attributes in all_of:
        item = Dataset()
        for keyword, value in attributes.items():
            setattr(item, keyword, value)
        sequence.append(item)
    return pydicom.Sequence(sequence)


def write(name, number, kind, pixels, **attributes):
    d = Dataset()
    d.file_meta = FileMetaDataset()
    d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    d.file_meta.MediaStorageSOPClassUID = d.SOPClassUID = kind
    series = "1.2.826.0.1.3680043.9.%d" % (100 + sorted(VOLUMES).index(name))
    d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID = series + ".%d" % number
    d.StudyInstanceUID, d.SeriesInstanceUID, d.FrameOfReferenceUID = STUDY, series, SPACE
    d.PatientName, d.PatientID = "PHANTOM^PLANES", "PLANES"
    d.InstanceNumber, d.SeriesDescription = number, name
    d.Modality = {MR: "MR", PT: "PT"}.get(kind, "CT")
    d.SamplesPerPixel, d.PhotometricInterpretation = 1, "MONOCHROME2"
    d.BitsAllocated, d.BitsStored, d.HighBit = 16, 16, 15
    d.Rows, d.Columns = pixels.shape[-2:]
    d.PixelRepresentation = int(pixels.dtype == np.int16)
    for keyword, value in attributes.items():
        setattr(d, keyword, value)
    d.PixelData = pixels.astype(pixels.dtype.newbyteorder("<")).tobytes()
    d.is_little_endian, d.is_implicit_VR = True, False
    os.makedirs(os.path.join(OUT, name), exist_ok=True)
    pydicom.dcmwrite(os.path.join(OUT, name, "%03d" % number), d, write_like_original=False)


def text(vector):
    return ["%.10g" % v for v in vector]


def volume(name, kind=CT, size=(26, 22, 17), spacing=(0.9, 0.6), step=2.3, angles=(0, 0, 0), tilt=0.0, order=1,
           rescale=lambda k: (1.0, -1024.0), scale=1.0, jitter=0.0, enhanced=False, **attributes):
    """@param spacing between rows, between columns; tilt of the gantry, degrees; order: -1 for numbers from the end"""
    columns, rows, slices = size
    x, y, z = turn(angles).T
    x, y = (np.array([float(v) for v in text(axis)]) for axis in (x, y))
    normal = np.cross(x, y)
    along = normal * step + y * step * math.tan(math.radians(tilt))
    origin = np.array([-31.5, 12.25, 140.75])
    stored = RANDOM.integers(0, 3000, (slices, rows, columns)).astype(np.uint16 if kind != CT else np.int16)
    values = np.stack([stored[k] * rescale(k)[0] + rescale(k)[1] for k in range(slices)]) * scale
    place = []
    for k in range(slices):
        wobble = normal * jitter * (0 if k in (0, slices - 1) else RANDOM.uniform(-1, 1))
        place.append([float(v) for v in text(origin + k * along + wobble)])
    cosines = text([*x, *y])
    numbers = list(range(slices))
    if enhanced:
        RANDOM.shuffle(numbers)
        frames = [dict(PlanePositionSequence=items(dict(ImagePositionPatient=text(place[k]))),
                       PixelValueTransformationSequence=items(dict(
                           RescaleSlope=repr(rescale(k)[0]), RescaleIntercept=repr(rescale(k)[1]), RescaleType="HU")))
                  for k in numbers]
        write(name, 1, ENHANCED_CT, stored[numbers], NumberOfFrames=slices,
              PerFrameFunctionalGroupsSequence=items(*frames),
              SharedFunctionalGroupsSequence=items(dict(
                  PlaneOrientationSequence=items(dict(ImageOrientationPatient=cosines)),
                  PixelMeasuresSequence=items(dict(PixelSpacing=text(spacing), SliceThickness=str(step))))), **attributes)
    else:
        for k in range(slices):
            write(name, k + 1 if order > 0 else slices - k, kind, stored[k], ImagePositionPatient=text(place[k]),
                  ImageOrientationPatient=cosines, PixelSpacing=text(spacing), RescaleSlope=repr(rescale(k)[0]),
                  RescaleIntercept=repr(rescale(k)[1]), **attributes)
    start = np.array(place[0])
    affine = np.column_stack([x * spacing[1], y * spacing[0], (np.array(place[-1]) - start) / (slices - 1)])
    finest = min(spacing[0], spacing[1], abs(normal @ affine[:, 2]))
    middle = start + affine @ (np.array(size) - 1) / 2
    for turns, slab in zip(
            ((0.3, 0.2, -0.5), (1.2, -0.7, 0.4), (-0.6, 1.1, 2.2), (0.05, -0.03, 0.02), (2.5, 0.4, 1.7)),
            ((0, "MEAN"), (4.2, "MAXIMUM"), (3.7, "MINIMUM"), (6.1, "MEAN"), (0, "MEAN"))):
        plane(name, values, (start, affine, finest), middle + RANDOM.uniform(-4, 4, 3), turn(turns), slab)


def plane(name, values, grid, centre, axes, slab):
    start, affine, finest = grid
    across, down = axes[:, 0], axes[:, 1]
    pixel, columns, rows = 0.47, 71, 63
    thickness, projection = slab
    r, c = np.mgrid[0:rows, 0:columns]
    depths = [0.0] if thickness == 0 else np.linspace(-thickness / 2, thickness / 2, math.ceil(thickness / finest) + 1)
    samples = np.stack([sampled(values, start, affine, centre[:, None, None]
                                + across[:, None, None] * (c - (columns - 1) / 2) * pixel
                                + down[:, None, None] * (r - (rows - 1) / 2) * pixel
                                + np.cross(across, down)[:, None, None] * depth) for depth in depths])
    with np.errstate(all="ignore"):
        import warnings
        warnings.simplefilter("ignore")
        seen = {"MEAN": np.nanmean, "MAXIMUM": np.nanmax, "MINIMUM": np.nanmin}[projection](samples, axis=0)
    file = "plane-%d" % len(LINES)
    seen.astype("<f8").tofile(os.path.join(OUT, file))
    a, b = columns / 4, rows / 4
    inside = seen[((c + 0.5 - columns / 2) / a) ** 2 + ((r + 0.5 - rows / 2) / b) ** 2 < 1]
    inside = inside[~np.isnan(inside)]
    LINES.append("\t".join(map(str, [
        name, *(",".join("%r" % float(v) for v in vector) for vector in (centre, across, down)), pixel, columns, rows,
        thickness, projection, file,
        repr(math.pi * a * b * pixel ** 2), repr(inside.mean()), repr(inside.std()), repr(inside.min()), repr(inside.max())])))


def sampled(values, start, affine, points):
    """Linearly between voxels; up to the outer faces of the outermost ones, beyond them nothing."""
    i, j, k = np.einsum("ab,brc->arc", np.linalg.inv(affine), points - start[:, None, None])
    found = map_coordinates(values, [k, j, i], order=1, mode="nearest")
    outside = np.zeros(i.shape, bool)
    for index, extent in ((k, values.shape[0]), (j, values.shape[1]), (i, values.shape[2])):
        outside |= (index < -0.5) | (index > extent - 0.5)
    return np.where(outside, np.nan, found)


drug = items(dict(RadionuclideTotalDose="391200000", RadionuclideHalfLife="6586.2",
                  RadiopharmaceuticalStartTime="090312.5"))
pet = dict(Units="BQML", CorrectedImage=["ATTN", "DECY"], DecayCorrection="ADMIN", PatientWeight="71.5",
           RadiopharmaceuticalInformationSequence=drug, SeriesDate="20260131", SeriesTime="101500",
           AcquisitionDate="20260131", AcquisitionTime="101512")
VOLUMES = {
    "axial": dict(),
    "from the head": dict(order=-1),
    "oblique": dict(angles=(0.5, -0.8, 1.9)),
    "tilted": dict(tilt=18.0),
    "oblique and tilted": dict(angles=(-1.1, 0.3, 0.2), tilt=-23.0, spacing=(0.5, 0.8)),
    "uneven within a tenth": dict(jitter=0.05, step=3.0),
    "monochrome1": dict(PhotometricInterpretation="MONOCHROME1"),
    "rescaled slice by slice": dict(kind=MR, rescale=lambda k: (0.5 + 0.125 * k, 3.0 * k)),
    "uptake": dict(kind=PT, rescale=lambda k: (2.0 + 0.5 * k, 0.0), scale=71500 / 391.2e6, **pet),
    "frames in disorder": dict(enhanced=True, angles=(0.2, 0.2, 0.2), rescale=lambda k: (1.0 + 0.25 * k, -1000.0 - k)),
}
for one, how in VOLUMES.items():
    volume(one, **how)
with open(os.path.join(OUT, "planes.tsv"), "w") as out:
    out.write("\n".join(LINES) + "\n")
