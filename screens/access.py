"""Which documents of a store a visitor may see."""

from __future__ import annotations

from collections.abc import Collection

from index.decisions import Access
from index.store import Store
from screens.visitor import ANYONE_HERE, Role, Visitor

# Who may see what, from the least that people may do: drafts and restricted papers are for those who prepare reports.
LEAST: dict[Access, Role] = {Access.PUBLIC: Role.COUNCILLOR, Access.RESTRICTED: Role.OFFICER, Access.DRAFT: Role.OFFICER}


def seen_by(visitor: Visitor, store: Store, *, superseded: bool = False) -> Store:
    """The store as this visitor may see it, without papers that another supersedes unless `superseded` asks for them."""
    ids = visible(visitor, store, superseded=superseded)
    return store if len(ids) == len(store.documents()) else store.only(ids)


def is_closed(visitor: Visitor, store: Store, document_ids: Collection[str]) -> bool:
    """Whether one of these documents, in the store or no longer, has a label by which this visitor may not see it."""
    labels = store.labels()
    return any(one in labels and not visitor.is_at_least(LEAST[labels[one].access]) for one in document_ids)


def answered_from(store: Store, *, superseded: bool = False) -> Store:
    """What the command line answers from: whoever can read the store's files may see all of it."""
    return seen_by(ANYONE_HERE, store, superseded=superseded)


def visible(visitor: Visitor, store: Store, *, superseded: bool = False) -> frozenset[str]:
    """The ids of the documents that this visitor may see. A paper is superseded only for those who see the one that replaced it."""
    held = {one.document_id for one in store.documents()}
    labels = store.labels()
    allowed = {one for one in held if one not in labels or visitor.is_at_least(LEAST[labels[one].access])}
    gone = {one for one in allowed if one in labels and labels[one].superseded_by in allowed}
    return frozenset(allowed if superseded else allowed - gone)
