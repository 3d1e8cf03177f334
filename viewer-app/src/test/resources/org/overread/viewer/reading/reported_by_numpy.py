"""Every number of the measurement groups of an SR worked out anew by pydicom and numpy from its own coordinates and the images.

Arguments: the SR, the images. A line for each number: group, quantity, derivation, stated value, value found, unit.
"""

import math
import sys

import numpy as np
import pydicom

report = pydicom.dcmread(sys.argv[1])
images = {d.SOPInstanceUID: d for d in map(pydicom.dcmread, sys.argv[2:])}


def meaning(item, keyword="ConceptNameCodeSequence"):
    return item[keyword].value[0].CodeMeaning


def children(item, kind=None):
    return [c for c in item.get("ContentSequence", []) if kind is None or c.ValueType == kind]


def drawn(item):
    image = images[children(item, "IMAGE")[0].ReferencedSOPSequence[0].ReferencedSOPInstanceUID]
    return image, item.GraphicType, np.array(item.GraphicData, float).reshape(-1, 2)


def in_patient(image, points):
    cosines = np.array(image.ImageOrientationPatient, float)
    rows, columns = map(float, image.PixelSpacing)
    return (np.array(image.ImagePositionPatient, float) + np.outer(points[:, 0] - 0.5, cosines[:3]) * columns
            + np.outer(points[:, 1] - 0.5, cosines[3:]) * rows)


def angle(u, v):
    return math.degrees(math.acos(np.clip(u @ v / np.linalg.norm(u) / np.linalg.norm(v), -1, 1)))


def along(lines):
    """Of one line its length, of one with a corner the angle there, of two the angle between them."""
    image, _, points = lines[0]
    p = in_patient(image, points)
    if len(lines) == 2:
        q = in_patient(*(lines[1][i] for i in (0, 2)))
        between = angle(p[1] - p[0], q[1] - q[0])
        return min(between, 180 - between)
    return angle(p[0] - p[1], p[2] - p[1]) if len(p) == 3 else np.linalg.norm(p[1] - p[0])


def region(image, kind, points):
    y, x = np.mgrid[0:image.Rows, 0:image.Columns] + 0.5
    p = in_patient(image, points)
    if kind == "ELLIPSE":
        u, v = (points[1] - points[0]) / 2, (points[3] - points[2]) / 2
        centre = (points[0] + points[1]) / 2
        share = np.einsum("ij,jrc->irc", np.linalg.inv(np.column_stack([u, v])),
                          np.stack([x - centre[0], y - centre[1]]))
        inside = (share ** 2).sum(axis=0) < 1
        area = math.pi * np.linalg.norm(np.cross(p[1] - p[0], p[3] - p[2])) / 4
    else:
        corners = [(a - x) + 1j * (b - y) for a, b in points[:-1]]
        turns = sum(np.angle(corners[(i + 1) % len(corners)] / corners[i]) for i in range(len(corners)))
        inside = np.abs(turns) > math.pi
        area = np.linalg.norm(sum(np.cross(p[i] - p[0], p[i + 1] - p[0]) for i in range(1, len(p) - 1))) / 2
    values = image.pixel_array[inside] * float(image.RescaleSlope) + float(image.RescaleIntercept)
    return {"": area, "Mean": values.mean(), "Standard Deviation": values.std(), "Minimum": values.min(),
            "Maximum": values.max()}


def groups(item):
    for child in children(item):
        if child.ValueType == "CONTAINER" and meaning(child) == "Measurement Group":
            yield child
        else:
            yield from groups(child)


for number, group in enumerate(groups(report)):
    regions = children(group, "SCOORD")
    of_region = region(*drawn(regions[0])) if regions else {}
    for stated in children(group, "NUM"):
        derivation = "".join(meaning(c, "ConceptCodeSequence") for c in children(stated, "CODE"))
        lines = [drawn(c) for c in children(stated, "SCOORD")]
        found = along(lines) if lines else of_region[derivation]
        value = stated.MeasuredValueSequence[0]
        print(number, meaning(stated), derivation, value.NumericValue, repr(float(found)),
              value.MeasurementUnitsCodeSequence[0].CodeValue, sep="\t")
