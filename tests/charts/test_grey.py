"""What is told apart by colour is told apart without: in grey, and by readers who see some colours alike."""

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from mediaanalysis.charts import bars, choices, speakers
from mediaanalysis.charts.theme import MARKERS, OKABE_ITO, styles

# Machado, Oliveira, Fernandes 2009: A physiologically-based model for simulation of color vision deficiency;
# table 1 at severity 1.0; on linear RGB.
SEEN_BY = {
    "everybody": np.eye(3),
    "protanopes": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopes": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopes": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
LOOKS = {
    "voices": list(bars.VOICE_LOOK.values()),
    "steps from a name to nobody": list(speakers.STEP_LOOK.values()),
    "choices": list(choices.LOOKS),
}


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_parts_of_bars_differ_in_shade_or_hatch(looks):
    for (face, hatch), (other, pattern) in itertools.combinations(looks, 2):
        assert hatch != pattern or abs(lightness(face) - lightness(other)) > 10, (face, other)


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_parts_of_bars_have_no_colour_to_lose(looks):
    assert all(len(set(to_rgb(face))) == 1 for face, _ in looks)


def test_marks_differ_in_form_as_far_as_a_legend_goes():
    names = [f"outlet {i}" for i in range(len(MARKERS))]
    assert len({style.marker for style in styles(names).values()}) == len(names)


def test_forty_outlets_have_forty_looks():
    assert len(set(styles(f"outlet {i}" for i in range(40)).values())) == 40


@pytest.mark.parametrize("who", SEEN_BY)
def test_neighbours_in_the_order_of_colours_differ_to_every_eye(who):
    for one, other in itertools.pairwise(OKABE_ITO):
        assert np.linalg.norm(lab(one, SEEN_BY[who]) - lab(other, SEEN_BY[who])) > 15, (one, other)


def test_hollow_and_filled_differ_in_grey():
    assert all(lightness("white") - lightness(colour) > 20 for colour in OKABE_ITO)


def lightness(colour):
    return lab(colour, np.eye(3))[0]


def lab(colour, seen):
    """CIE L*a*b* (D65) of an sRGB colour as somebody sees it."""
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]] @ np.clip(seen @ linear, 0, 1)
    ratio = xyz / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
