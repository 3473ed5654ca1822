"""The page where officers decide about reports, and the buttons of other pages that open it.

A `Draft` is what is being decided; `form` asks for it, shows what it would change and keeps it, `kept` lists all decisions and withdraws
them. What can be decided and what it changes is known to `assistant.decisions`. Start at `page`.
"""

__all__: list[str] = []  # other pages take `buttons`, which must not load the page itself
