"""The process that draws and sets pages: requests as lines of JSON on stdin, answers on stdout, until stdin ends.

A request is {"do": "svg", "spec": …} or {"do": "pdf" | "png", "template": …, "content": …, …}; an answer holds `data`
(base64), or `diagnostic`, what Typst says of a document that it cannot set.
"""

import base64
import json
import os
import sys
from typing import Any

import typst
import vl_convert

# Archives ask for PDF/A, screen readers for PDF/UA; one file holds to both.
STANDARDS = ["a-2a", "ua-1"]


def main() -> None:
    """Answers one request after the other."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    fonts = typst.Fonts(include_embedded_fonts=False)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"data": base64.b64encode(_done(request, fonts)).decode()}
        except typst.TypstError as error:
            answer = {"diagnostic": error.diagnostic}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _done(request: dict[str, Any], fonts: typst.Fonts) -> bytes:
    if request["do"] == "svg":
        drawn: str = vl_convert.vega_to_svg(request["spec"], allowed_base_urls=[])
        return drawn.encode()
    is_pdf = request["do"] == "pdf"
    made = typst.compile(
        request["template"].encode(),
        format=request["do"],
        sys_inputs={"content": request["content"]},
        font_paths=fonts,
        ppi=request.get("pixels_per_inch"),
        pdf_standards=STANDARDS if is_pdf else [],  # type: ignore[arg-type]  # only the stub knows the type
        timestamp=request.get("timestamp"),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"expected one page, found {len(made)}")
    return made


if __name__ == "__main__":
    main()
