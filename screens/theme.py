"""How the app looks: the theme's colours and font, and the style sheets under styles/.

The font comes with Gradio, so nothing is fetched.
"""

from __future__ import annotations

from pathlib import Path

import gradio as gr

STYLES = Path(__file__).parent / "styles"  # a file a part of the app, joined in order of name
CSS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css")))
ICON = Path(__file__).parent / "icon.svg"

# Only the regular and the bold of this family are whole in Gradio 6.31; other weights and families there lack most letters.
BODY = (gr.themes.LocalFont("Source Sans Pro", weights=(400, 700)), "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")
MONO = ("ui-monospace", "Consolas", "Liberation Mono", "monospace")
PINE = gr.themes.Color(
    "#eef5f3", "#d8e8e4", "#b3d1ca", "#86b5aa", "#559486", "#2f7567", "#1f5d52", "#184b43", "#133c36", "#0e2e29", "#081d1a", name="pine"
)
STONE = gr.themes.Color(
    "#fbfaf8", "#f4f2ee", "#e6e3dc", "#d3cfc5", "#a29d92", "#6f6b62", "#55524b", "#3f3d38", "#2a2926", "#1b1b19", "#111110", name="stone"
)

SETTINGS = {
    "body_background_fill": "#f6f4ef",
    "body_background_fill_dark": "#12181a",
    "body_text_color": "#1b2730",
    "body_text_color_dark": "#e7ecec",
    "body_text_color_subdued": "#54606a",
    "body_text_color_subdued_dark": "#a9b5b8",
    "background_fill_primary": "#ffffff",
    "background_fill_primary_dark": "#1a2225",
    "background_fill_secondary": "#f6f4ef",
    "background_fill_secondary_dark": "#12181a",
    "border_color_primary": "#d9d5cb",
    "border_color_primary_dark": "#344146",
    "block_background_fill": "#ffffff",
    "block_background_fill_dark": "#1a2225",
    "block_border_color": "#d9d5cb",
    "block_border_color_dark": "#344146",
    "block_shadow": "none",
    "block_label_background_fill": "transparent",
    "block_label_background_fill_dark": "transparent",
    "block_label_text_color": "#3c4852",
    "block_label_text_color_dark": "#c4cfd1",
    "block_title_text_color": "#3c4852",
    "block_title_text_color_dark": "#c4cfd1",
    "input_background_fill": "#ffffff",
    "input_background_fill_dark": "#12181a",
    "input_border_color": "#7b858c",
    "input_border_color_dark": "#77868b",
    "input_border_color_focus": "#1f5d52",
    "input_border_color_focus_dark": "#86b5aa",
    "input_placeholder_color": "#5f6b74",
    "input_placeholder_color_dark": "#9aa8ab",
    "button_primary_background_fill": "#1f5d52",
    "button_primary_background_fill_dark": "#86b5aa",
    "button_primary_background_fill_hover": "#184b43",
    "button_primary_background_fill_hover_dark": "#b3d1ca",
    "button_primary_text_color": "#ffffff",
    "button_primary_text_color_dark": "#0b1f1c",
    "button_secondary_background_fill": "transparent",
    "button_secondary_background_fill_dark": "transparent",
    "button_secondary_background_fill_hover": "#eef5f3",
    "button_secondary_background_fill_hover_dark": "#223034",
    "button_secondary_border_color": "#9aa5a3",
    "button_secondary_border_color_dark": "#5b6a6f",
    "button_secondary_text_color": "#184b43",
    "button_secondary_text_color_dark": "#b3d1ca",
    "link_text_color": "#1f5d52",
    "link_text_color_dark": "#86b5aa",
}


def theme() -> gr.themes.Base:
    made = gr.themes.Base(
        primary_hue=PINE, secondary_hue=PINE, neutral_hue=STONE, radius_size=gr.themes.sizes.radius_sm, font=BODY, font_mono=MONO
    )
    return made.set(**SETTINGS)
