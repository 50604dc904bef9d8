"""The colours of the NHS, and the few of the toolkit's own look."""

PALETTE = {
    "003087": "NHS Dark Blue",
    "005EB8": "NHS Blue",
    "0072CE": "NHS Bright Blue",
    "41B6E6": "NHS Light Blue",
    "00A9CE": "NHS Aqua Blue",
    "231F20": "NHS Black",
    "425563": "NHS Dark Grey",
    "768692": "NHS Mid Grey",
    "E8EDEE": "NHS Pale Grey",
    "006747": "NHS Dark Green",
    "009639": "NHS Green",
    "78BE20": "NHS Light Green",
    "00A499": "NHS Aqua Green",
    "330072": "NHS Purple",
    "7C2855": "NHS Dark Pink",
    "AE2573": "NHS Pink",
    "8A1538": "NHS Dark Red",
    "DA291C": "Emergency Red",
    "ED8B00": "NHS Orange",
    "FFB81C": "NHS Warm Yellow",
    "FAE100": "NHS Yellow",
    "FFFFFF": "white",
    "F0F4F5": "the ground of first columns and figures",
    "D8DDE0": "the rule between entries of the contents",
}


def nearest(colour: str) -> str:
    """The colour of the palette that looks most like another, with its name."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))

    def distance(other: str) -> int:
        parts = (int(other[at : at + 2], 16) for at in (0, 2, 4))
        return sum((a - b) ** 2 for a, b in zip((red, green, blue), parts, strict=True))

    found = min(PALETTE, key=distance)
    return f"#{found} ({PALETTE[found]})"
