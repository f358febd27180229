"""A JSON file of charts, timelines and maps → one PNG each, as people draw them by hand.

A script of its own, run as ``python user_pictures.py pictures.json``: it knows nothing of report.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt


def draw(picture: dict[str, Any], axes: Any) -> None:
    """One picture, by what it is."""
    if picture["type"] == "timeline":
        draw_timeline(picture, axes)
    elif picture["type"] == "map":
        draw_map(picture, axes)
    elif picture["kind"] == "doughnut":
        series = picture["series"][0]
        axes.pie(series["values"], labels=picture["categories"], wedgeprops={"width": 0.4})
    else:
        draw_series(picture, axes)


def draw_series(picture: dict[str, Any], axes: Any) -> None:
    """Bars, columns, stacked columns or lines, with their values and a legend."""
    names = picture["categories"]
    below = [0.0] * len(names)
    for series in picture["series"]:
        values = [value or 0.0 for value in series["values"]]
        if picture["kind"] == "lines":
            axes.plot(names, values, label=series["name"])
        elif picture["kind"] == "bars":
            axes.bar_label(axes.barh(names, values, label=series["name"]), series["labels"])
        else:
            axes.bar_label(axes.bar(names, values, bottom=below, label=series["name"]))
            below = [low + value for low, value in zip(below, values, strict=True)]
    axes.set_xlabel(picture["unit"])
    if len(picture["series"]) > 1:
        axes.legend()


def draw_timeline(picture: dict[str, Any], axes: Any) -> None:
    """A line of months with its events above."""
    axes.hlines(0, 0, picture["months"])
    for number, event in enumerate(picture["events"]):
        axes.plot(event["start"], 0, "o")
        words = f"{event['when']} {event['text'][0]['text']}"
        axes.annotate(words, (event["start"], 0), xytext=(event["start"], 1 + number % 3))
    axes.set_axis_off()


def draw_map(picture: dict[str, Any], axes: Any) -> None:
    """Countries, sites with their names, and names for bearings."""
    for land in picture["lands"]:
        for ring in land["rings"]:
            axes.fill(*zip(*ring, strict=True), "0.8" if land["subject"] else "0.95", ec="white")
    for place in (*picture["sites"], *picture["places"]):
        axes.plot(place["longitude"], place["latitude"], "s")
        axes.annotate(place["name"], (place["longitude"], place["latitude"]))
    west, south, east, north = picture["bounds"]
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)


def main() -> None:
    """Every picture of the file, beside it."""
    for number, picture in enumerate(json.loads(Path(sys.argv[1]).read_text("utf-8")), 1):
        figure, axes = plt.subplots(figsize=(6.5, 3.5))
        draw(picture, axes)
        figure.tight_layout()
        figure.savefig(f"picture-{number}.png", dpi=150)
        plt.close(figure)


if __name__ == "__main__":
    main()
