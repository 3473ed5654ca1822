"""What a page prints against what was read of it."""

from __future__ import annotations

from dataclasses import replace

from ingest.checks.dropped_figures import dropped_figures
from ingest.checks.lost_words import lost_words
from ingest.checks.other_figures import other_figures
from ingest.checks.overlaps import overlaps
from ingest.checks.reading import Reading
from ingest.checks.running_figures import running_figures
from tests.ingest.checks.made import cell, page, paragraph, table
from tests.ingest.made_pdf import Sheet, layout_of

ROWS = (("Homes let", "42%"), ("Homes built", "1,204"))


def test_words_that_came_into_no_block_are_named_with_their_page() -> None:
    (problem,) = lost_words(page(paragraph("Homes let."), table(*ROWS), printed="Homes let. Leisure 94.3 Homes let 42% Homes built 1,204"))
    assert problem.message == "page 1 prints “Leisure”, “94.3”, which came into no passage and no table"
    assert (problem.kind, problem.place.page) == ("lost words", 1)


def test_a_page_whose_words_all_came_into_blocks_or_its_header_gives_no_doubt() -> None:
    assert not list(lost_words(page(table(*ROWS), printed="Page 7 Homes let 42% Homes built 1,204", aside="Page 7")))


def test_a_raised_mark_and_a_word_broken_over_lines_are_not_lost() -> None:
    assert not list(lost_words(page(paragraph("self-directed support²"), printed="self\x02 directed support2")))


def test_a_figure_glued_of_two_is_doubted() -> None:
    reading = page(table(("Homes let", "4256%")), printed="Homes let 42% 56%")
    (problem,) = other_figures(reading)
    assert problem.message == "page 1: a cell was read as “4256%”, but the page does not print 4256 as one figure"
    assert problem.place.box is not None


def test_a_figure_with_a_footnote_mark_is_printed_with_its_mark() -> None:
    assert not list(other_figures(page(table(("Homes let", "490.0²")), printed="Homes let 490.02")))


def test_a_measured_figure_in_a_running_header_is_told() -> None:
    reading = page(paragraph("Text."), printed="Total 1,204 48.2% Text.", aside="Total 1,204 48.2%")
    (problem,) = running_figures(reading)
    assert "“1,204”, “48.2%”" in problem.message


def test_page_numbers_dates_and_versions_may_stand_in_a_running_header() -> None:
    assert not list(running_figures(page(paragraph("Text."), aside="Report of 12.05.2025 v1.2 Quarter 2 2025/26 Page 7 of 30")))


def test_tables_that_overlap_are_doubted_and_nested_ones_are_not() -> None:
    outer = table(*ROWS, box=(0.0, 0.0, 200.0, 100.0))
    (problem,) = overlaps(page(outer, table(*ROWS, box=(150.0, 50.0, 300.0, 150.0))))
    assert problem.message == "page 1: two tables overlap; some of their words may be in the wrong one"
    assert not list(overlaps(page(outer, table(*ROWS, box=(10.0, 10.0, 90.0, 90.0)))))
    assert not list(overlaps(page(outer, table(*ROWS, box=(0.0, 99.0, 200.0, 150.0)))))


def test_cells_that_claim_one_place_are_doubted() -> None:
    reading = page(table((cell("Total", across=2), "12")))
    (problem,) = overlaps(reading)
    assert "cells of a table claim the same place" in problem.message


def test_a_figure_that_joining_tables_lost_is_told() -> None:
    reading = page(table(*ROWS))
    (problem,) = dropped_figures(replace(reading, blocks=(paragraph("1,204"),)))
    assert problem.message == "page 1: the figure 42 of a table was lost where the table was joined to the one before it"
    assert not list(dropped_figures(reading))


def test_a_page_read_from_a_pdf_gives_no_doubt_until_a_block_is_taken_away() -> None:
    def draw(sheet: Sheet) -> None:
        xs, ys = (40, 140, 220, 300), (60, 80, 100)
        sheet.text(40, 40, "Homes and repairs")
        sheet.grid(xs, ys)
        sheet.cells(xs, ys, [("Measure", "Target", "Result"), ("Homes let", "40%", "38.5%")])

    layout = layout_of(draw)
    place = layout.pages[0].blocks[0].place
    assert not list(lost_words(Reading(place=place, layout=layout)))
    cut = replace(layout, pages=(replace(layout.pages[0], blocks=layout.pages[0].blocks[:1]),))
    (problem,) = lost_words(Reading(place=place, layout=cut))
    assert "“Homes”, “Measure”, “Target”, “Result” and 3 more" in problem.message
