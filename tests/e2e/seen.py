"""What both eyes and ears ask of a thing; runs under the system's own Python, which holds ``pyatspi``."""

import pyatspi


def label(node):
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return " ".join(relation.getTarget(place).name for place in range(relation.getNTargets()))
    return ""


def extents(node):
    if "Component" not in pyatspi.listInterfaces(node):
        return [0, 0, 0, 0]
    found = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return [found.x, found.y, found.width, found.height]
