"""Pictures in Word: an SVG with a PNG for programs that cannot show it, in line with the text."""

from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup, escape

from toolkit_cli.core import raster
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.svg import svg_size
from toolkit_cli.tools import typst
from toolkit_cli.writers._svg_lines import single_lines

EMU_PER_MM = 36000
EMU_PER_POINT = 12700
_PPI = 220
_LOGO_HEIGHT = 12


@dataclass
class Pictures:
    """The pictures of one document: their parts in the package and their relationships."""

    fonts: Path
    parts: dict[str, bytes] = field(default_factory=dict)
    relationships: dict[str, str] = field(default_factory=dict)
    _shown: int = 0

    def drawing(self, svg: bytes, width_mm: float, alternative: str, *, name: str) -> Markup:
        """A run that shows a drawing of the toolkit at a width; an empty `alternative` marks it as decorative."""
        return self._vector(single_lines(svg), width_mm, alternative, name)

    def _vector(self, svg: bytes, width_mm: float, alternative: str, name: str, frame: str = "") -> Markup:
        """A run that shows any SVG; `frame` is the colour of a thin line around it, if there is to be one."""
        wide, high = svg_size(svg)
        png = self._part(typst.png(svg, fonts=self.fonts, ppi=_PPI), "png")
        vector = self._part(svg, "svg")
        extension = (
            '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'r:embed="{vector}"/></a:ext>'
        )
        return self._run(png, extension, width_mm, width_mm * high / wide, alternative, name, frame)

    def image(
        self, name: str, content: bytes, width: float, height: float, alternative: str, frame: str
    ) -> Markup:
        """A run that shows a picture of `content/images/`, as large as it goes into so many millimetres."""
        svg = name.lower().endswith(".svg")
        wide, high = svg_size(content) if svg else raster.size(content)
        wide, high = min(width, height * wide / high), min(height, width * high / wide)
        if svg:
            return self._vector(content, wide, alternative, "Picture", frame)
        return self._run(self._raster(content), "", wide, high, alternative, "Picture", frame)

    def logo(self, name: str, content: bytes, alternative: str) -> Markup:
        """A run that shows the publisher's logo, 12 mm high."""
        if name.lower().endswith(".svg"):
            wide, high = svg_size(content)
            return self._vector(content, wide * _LOGO_HEIGHT / high, alternative, "Logo")
        wide, high = raster.size(content)
        return self._run(
            self._raster(content), "", wide * _LOGO_HEIGHT / high, _LOGO_HEIGHT, alternative, "Logo"
        )

    def _raster(self, content: bytes) -> str:
        return self._part(content, "png" if raster.media_type(content) == "image/png" else "jpg")

    def _part(self, content: bytes, kind: str) -> str:
        target = f"media/{digest(content)[:16]}.{kind}"
        self.parts[f"word/{target}"] = content
        for name, known in self.relationships.items():
            if known == target:
                return name
        name = f"tkPicture{len(self.relationships) + 1}"
        self.relationships[name] = target
        return name

    def _run(
        self,
        part: str,
        extension: str,
        wide: float,
        high: float,
        alternative: str,
        name: str,
        frame: str = "",
    ) -> Markup:
        self._shown += 1
        number = 9000 + self._shown
        size = f'cx="{round(wide * EMU_PER_MM)}" cy="{round(high * EMU_PER_MM)}"'
        shown = f'id="{number}" name="{escape(name)} {self._shown}"'
        if alternative:
            properties = f'<wp:docPr {shown} descr="{escape(alternative)}"/>'
        else:
            properties = (
                f"<wp:docPr {shown}><a:extLst {_A}><a:ext "
                'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
                'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
                "</a:ext></a:extLst></wp:docPr>"
            )
        extensions = f"<a:extLst>{extension}</a:extLst>" if extension else ""
        line = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{frame}"/></a:solidFill></a:ln>' if frame else ""
        return Markup(
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" {_WP}><wp:extent {size}/>'
            f'{properties}<wp:cNvGraphicFramePr><a:graphicFrameLocks {_A} noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic {_A}><a:graphicData uri="{_PICTURE}"><pic:pic '
            f'xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {shown}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{part}">{extensions}</a:blip><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )


_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
