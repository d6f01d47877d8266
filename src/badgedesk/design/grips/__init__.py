"""Grips: points on the canvas that are pulled to change a shape, a gradient or an outline."""

from badgedesk.design.grips.gradients import gradient_grips, pull_gradient
from badgedesk.design.grips.grip import Grip, GripKind
from badgedesk.design.grips.nodes import Contour, Node, contours_of, outline_of
from badgedesk.design.grips.shapes import pull_shape, shape_grips

__all__ = [
    "Contour",
    "Grip",
    "GripKind",
    "Node",
    "contours_of",
    "gradient_grips",
    "outline_of",
    "pull_gradient",
    "pull_shape",
    "shape_grips",
]
