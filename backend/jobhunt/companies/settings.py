"""One user's settings: a batch of changes, each of which works or says why not."""

from collections.abc import Sequence
from typing import Any

from jobhunt.companies import queries
from jobhunt.companies.schemas import Delete, OpResult, Upsert
from jobhunt.companies.title_filters import cleaned
from jobhunt.core.work import Work

UNKNOWN = "There is no company “{name}”. Add it first, by its careers address."
TWICE = "“{name}” is in this batch more than once; only its first change was made."
NOT_SET = "“{name}” was not in your settings."


async def apply(work: Work, user_id: int, ops: Sequence[Upsert | Delete]) -> list[OpResult]:
    """Carry out the changes that can be, in order, and answer for every one."""
    ids = await queries.company_ids(work.connection, [op.company_name for op in ops])
    seen: set[str] = set()
    results = []
    for op in ops:
        problem = TWICE if op.company_name in seen else UNKNOWN if op.company_name not in ids else None
        seen.add(op.company_name)
        if problem:
            results.append(_refused(op, problem))
        else:
            results.append(await _apply_one(work, user_id, op, ids[op.company_name]))
    return results


async def _apply_one(work: Work, user_id: int, op: Upsert | Delete, company_id: int) -> OpResult:
    if isinstance(op, Delete):
        if not await queries.delete_setting(work.connection, user_id, company_id):
            return _refused(op, NOT_SET)
        return OpResult(op=op.op, success=True, company_name=op.company_name)
    values: dict[str, Any] = {
        "title_filters": {
            "include": cleaned(op.title_filters.include),
            "exclude": cleaned(op.title_filters.exclude),
        },
        "is_enabled": op.is_enabled,
    }
    row = await queries.save_setting(work.connection, user_id, company_id, values, work.now)
    return OpResult(op=op.op, success=True, company_name=op.company_name, id=row.id, updated_at=row.updated_at)


def _refused(op: Upsert | Delete, problem: str) -> OpResult:
    return OpResult(
        op=op.op, success=False, company_name=op.company_name, error=problem.format(name=op.company_name)
    )
