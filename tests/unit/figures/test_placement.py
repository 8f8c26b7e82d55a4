"""Labels of points: none touches another, covers a point or leaves the map."""

import itertools

from cityatlas.figures.placement import LabelBox, place_labels


def apart(boxes):
    return all(
        a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0 for a, b in itertools.combinations(boxes, 2)
    )


def test_labels_of_a_tight_cluster_do_not_touch():
    points = [(1 + 0.12 * i, 1 + 0.07 * (i % 3)) for i in range(8)]
    sizes = [(0.6, 0.1)] * 8
    bounds = LabelBox(0, 0, 3, 2)
    boxes = place_labels(points, sizes, bounds)
    assert apart(boxes)
    assert all(b.x0 >= 0 and b.x1 <= 3 and b.y0 >= 0 and b.y1 <= 2 for b in boxes)
    assert boxes == place_labels(points, sizes, bounds)


def test_a_label_alone_stands_right_of_its_point():
    (box,) = place_labels([(1, 1)], [(0.5, 0.1)], LabelBox(0, 0, 3, 2))
    assert box.x0 > 1 and box.y0 < 1 < box.y1


def test_a_label_does_not_cover_an_obstacle():
    (box,) = place_labels([(1, 1)], [(0.5, 0.1)], LabelBox(0, 0, 3, 2), obstacles=[(1.3, 1)])
    assert not (box.x0 < 1.3 < box.x1 and box.y0 < 1 < box.y1)
