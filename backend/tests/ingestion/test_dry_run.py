"""The dry run: changes nothing, names the deciding word, and survives a company that fails."""

import pytest

from jobhunt.ingestion.dry_run import dry_run
from tests.ingestion.site import Product, Site


async def test_a_dry_run_changes_nothing_and_names_the_deciding_word(product: Product, site: Site) -> None:
    user = await product.follow("acme", include=("engineer",))
    preview = (await dry_run(product.context, user))["acme"]
    assert (preview["status"], preview["state"]) == ("success", "complete")
    assert (preview["total_count"], preview["filtered_count"], preview["urls_count"]) == (3, 1, 2)
    assert (preview["new"], preview["known"], preview["missing"]) == (2, 0, 0)
    assert preview["excluded_jobs"][0]["reason"]["rule"] == "include"
    assert preview["included_jobs"][0]["location"] == "Leeds, UK"
    assert await product.one("SELECT count(*) FROM postings") == 0
    await product.run(user)
    site.jobs[1]["title"] = "Senior Route Engineer"
    site.jobs.pop(2)
    preview = (await dry_run(product.context, user))["acme"]
    assert (preview["new"], preview["known"], preview["changed_listing"], preview["missing"]) == (0, 1, 1, 1)


async def test_one_company_that_fails_does_not_fail_the_dry_run(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobhunt.ingestion.discover.FIRST_PAUSE", 0.0)
    broken = Site("broken")
    broken.faults[broken.list_path] = lambda: answering(500)
    product.sites["broken"] = broken
    user = await product.follow("acme", "broken")
    previews = await dry_run(product.context, user)
    assert previews["acme"]["urls_count"] == 3
    assert (previews["broken"]["status"], previews["broken"]["state"]) == ("error", "failed")
    assert "500" in previews["broken"]["error_message"]
