"""Thirty strings that would run, load or rewrite something if a page took them for anything but text. `{n}` is the number of the string."""

from __future__ import annotations

RUN = "window.ran=(window.ran||[]).concat({n})"

STRINGS = tuple(
    text.replace("RUN", RUN).replace("{n}", str(number))
    for number, text in enumerate(
        (
            "<script>RUN</script>",
            "<img src=x onerror=RUN>",
            '"><img src=x onerror="RUN">',
            "'><svg onload=RUN>",
            "<svg><script>RUN</script></svg>",
            "<svg><animate onbegin=RUN attributeName=x dur=1s>",
            "<body onload=RUN>",
            "<details open ontoggle=RUN>",
            "<iframe src=javascript:RUN></iframe>",
            '<iframe srcdoc="<script>parent.RUN</script>"></iframe>',
            "<a href=javascript:RUN>press</a>",
            "<video><source onerror=RUN></video>",
            "<input autofocus onfocus=RUN>",
            "<math><mi xlink:href=javascript:RUN>m</mi></math>",
            "<form action=//evil.example><button>go</button></form>",
            "<object data=//evil.example></object>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<style>body{display:none}</style>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<base href=//evil.example/>",
            "[press](javascript:RUN)",
            "![picture](https://evil.example/x.png)",
            "**bold** _low_ `code` <https://evil.example>",
            "${RUN}",
            "{{RUN}}",
            "{{#if value}}${value}{{/if}}{{constructor.constructor('RUN')()}}",
            "&lt;img src=x onerror=RUN&gt; &#60;script&#62;RUN&#60;/script&#62;",
            "--></textarea></button></td></table><img src=x onerror=RUN>",
            "\u202etxet desrever\u202c <b onmouseover=RUN>{n}</b>",
            "long " + "x" * 600 + "<img src=x onerror=RUN>",
        )
    )
)
