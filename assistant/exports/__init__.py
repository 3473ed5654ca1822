"""What an officer takes away: answers and findings go in, the bytes of files come out; nothing is written here.

`evidence` and `series` give an answer's figures as CSV, `pack` its evidence with the cited pages as PDF, `findings` and `audit_page` the
audit as CSV and HTML. Import what is wanted from its file: they load little or much.
"""
