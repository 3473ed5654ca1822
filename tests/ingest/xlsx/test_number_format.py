"""Numbers and dates as a sheet shows them; expected texts as a spreadsheet program shows them."""

from __future__ import annotations

import datetime

import pytest

from ingest.xlsx.number_format import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.094, "0.0%", "9.4%"),
        (0.005, "0%", "1%"),
        (1256, "#,##0", "1,256"),
        (1256.5, "General", "1256.5"),
        (1 / 3, "General", "0.33333333333"),
        (150000000000, "General", "150000000000"),
        (-4.917, "0.0", "-4.9"),
        (-4917, "#,##0;(#,##0)", "(4,917)"),
        (-4917, "#,##0;[Red]-#,##0", "-4,917"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (1234567, "#,##0,", "1,235"),
        (2500000, '"£"0.0,,"m"', "£2.5m"),
        (1256, '_-"£"* #,##0_-;-"£"* #,##0_-;_-@_-', "£1,256"),
        (1256, "[$£-809]#,##0.00", "£1,256.00"),
        (3, '0 "days"', "3 days"),
        (7, "000", "007"),
        (0.07, ".00", ".07"),
        (12.5, "0.##", "12.5"),
        (12, "0.##", "12"),
        (5, ";;;", ""),
        (1234.5, "0.00E+00", "1234.5"),
        (True, "General", "TRUE"),
        ("N/A", "0.0%", "N/A"),
        (None, "0.0%", ""),
        (datetime.datetime(2024, 12, 1), "mmm-yy", "Dec-24"),  # noqa: DTZ001 - a sheet's dates have no zone
        (datetime.date(2025, 3, 31), "dd/mm/yyyy", "31/03/2025"),
        (datetime.date(2025, 3, 1), "d mmmm yyyy;@", "1 March 2025"),
        (datetime.datetime(2025, 9, 1, 14, 5), "d mmm yyyy h:mm", "1 Sep 2025 14:05"),  # noqa: DTZ001
        (datetime.datetime(2025, 9, 1, 9, 5), "dd/mm/yy hh:mm:ss", "01/09/25 09:05:00"),  # noqa: DTZ001
        (datetime.time(14, 5), "h:mm AM/PM", "2:05 PM"),
        (datetime.time(14, 5), "mm:ss", "05:00"),
        (datetime.time(14, 5), "d mmm", "14:05:00"),
        (datetime.timedelta(hours=26, minutes=30), "[h]:mm", "26:30"),
        (datetime.timedelta(hours=26, minutes=30), "[hh]:mm:ss", "26:30:00"),
        (datetime.timedelta(minutes=95), "[m]", "95"),
        (202526, '0000"/"00', "2025/26"),
        (202526, "0000\\/00", "2025/26"),
        (2079460000, "00000 000000", "02079 460000"),
        (5, '#" "00', "05"),
        (12.5, '0" and "0.0', "12.5"),
        (float("inf"), "0", "inf"),
    ],
)
def test_a_value_is_shown_in_its_format(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text
