"""Who may use the app: people with a name, a role and a password, or those that a trusted proxy in front of the app names.

In: a request. Out: its `Visitor`, or None for one that nobody may answer. Start at `door.py`; `users.py` is the file of people,
`sessions.py` and `attempts.py` what is remembered while the app runs, `proxy.py` the addresses that are believed, `sign_in.py` the page.
"""

__all__: list[str] = []
