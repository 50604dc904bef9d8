"""The report as one HTML page that needs nothing else and that everybody can read."""

from datetime import date
from html import escape

from toolkit_cli.requests.chart import chart
from toolkit_cli.requests.report import COLUMNS, Group, Report, cells, percent

_STYLE = """
body { font: 1.125rem/1.5 Arial, sans-serif; color: #212B32; background: #FFFFFF; margin: 0 auto; padding: 1rem;
  max-width: 60rem; }
svg { width: 100%; max-width: 40rem; height: auto; }
figure { margin: 0; }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 3px solid #212B32; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
th, td { border-bottom: 1px solid #768692; padding: 0.25rem 0.75rem 0.25rem 0; text-align: right; }
th:first-child { text-align: left; }
""".strip()
_MONTHS = "January February March April May June July August September October November December"
_MEANING = (
    "On time means sent on the due date or before. Late means sent after it, still open after it, or closed as "
    "not met without being sent. Withdrawn requests and those not yet due do not count towards the share on time. "
    "Sent without a pack means that somebody noted it as sent, though nothing was made for it here: it counts "
    "neither as on time nor as late. A request for several formats or documents counts in the row of each. "
    "Days are working days, counted from the day after a request came; the usual number is the median."
)


def page(found: Report, title: str = "Requests for other formats and languages") -> str:
    """The page: in words, then for each group a chart and a table with the same figures."""
    sections = "\n".join(_section(group, index) for index, group in enumerate(found.groups) if group.rows)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
<p>{escape(_summary(found))}</p>
<p>{escape(_MEANING)}</p>
{sections}
</main>
</body>
</html>
"""


def _summary(found: Report) -> str:
    whole = found.whole
    counted = f"{whole.requests:,} request{'' if whole.requests == 1 else 's'}"
    promised = whole.on_time + whole.late
    share = f", {percent(whole.share)} on time ({whole.on_time:,} of {promised:,})" if promised else ""
    return f"{_period(found)}: {counted}{share}. As of {_day(found.today)}."


def _period(found: Report) -> str:
    since = f" from {_day(found.first)}" if found.first else ""
    until = f" to {_day(found.last)}" if found.last else ""
    return f"Received{since}{until}" if since or until else "All requests"


def _section(group: Group, index: int) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in (group.title, *COLUMNS))
    rows = "\n".join(
        f'<tr><th scope="row">{escape(value)}</th>{"".join(f"<td>{cell}</td>" for cell in cells(figures))}</tr>'
        for value, figures in group.rows
    )
    caption = f"Requests by {group.title.lower()}: the figures of the chart"
    return f"""<h2 id="section-{index}">By {escape(group.title.lower())}</h2>
<figure>
{chart(group, f"chart-{index}").strip()}
</figure>
<div class="wide" role="region" tabindex="0" aria-labelledby="section-{index}">
<table>
<caption>{escape(caption)}</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"
