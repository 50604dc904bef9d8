"""A bar chart in SVG that is read as easily as it is seen: every bar has its words and numbers beside it."""

from html import escape

from toolkit_cli.requests.report import Group, percent

_WIDTH, _BAR, _ROW, _EDGE = 640, 18, 52, 8


def chart(group: Group, name: str = "chart") -> str:
    """The requests of a group as horizontal bars; `name` makes the ids of several charts on a page differ."""
    most = max((figures.requests for _, figures in group.rows), default=1)
    height = 2 * _EDGE + _ROW * len(group.rows)
    title = f"Requests by {group.title.lower()}"
    description = "; ".join(f"{value}: {_words(group, row)}" for row, (value, _) in enumerate(group.rows))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-labelledby="{name}-title {name}-description" font-family="Arial, sans-serif" font-size="16">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-description">{escape(description or "No requests")}.</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#FFFFFF"/>',
    ]
    for row, (value, figures) in enumerate(group.rows):
        top = _EDGE + row * _ROW
        length = max(2, round((_WIDTH - 2 * _EDGE) * figures.requests / most))
        words = escape(f"{value}: {_words(group, row)}")
        lines.append(f'<text x="{_EDGE}" y="{top + 16}" fill="#212B32">{words}</text>')
        lines.append(f'<rect x="{_EDGE}" y="{top + 24}" width="{length}" height="{_BAR}" fill="#005EB8"/>')
    return "\n".join([*lines, "</svg>", ""])


def _words(group: Group, row: int) -> str:
    figures = group.rows[row][1]
    share = f", {percent(figures.share)} on time" if figures.share is not None else ""
    return f"{figures.requests:,}{share}"
