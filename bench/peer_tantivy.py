"""The peer's side of search: documents and queries as JSON lines in a file, rankings or milliseconds on stdout.

The first line says what to do: {"do": "rank" or "time", "queries": [...], "limit": n}. Each further line is a
document with id, title, around, body, tags and day. Ranked by BM25, the title weighing more, as its authors advise.
"""

import json
import sys
import tempfile
import time

import tantivy

BOOSTS = {"title": 3.0, "around": 2.0, "body": 1.0}
HEAP = 512 * 1024 * 1024


def _schema() -> "tantivy.Schema":
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("day", stored=False, indexed=True, fast=True)
    for name in BOOSTS:
        builder.add_text_field(name, stored=False, tokenizer_name="en_stem")
    builder.add_text_field("tags", stored=False, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(one: dict) -> "tantivy.Document":
    document = tantivy.Document()
    document.add_unsigned("id", one["id"])
    document.add_unsigned("day", one["day"])
    for name in BOOSTS:
        document.add_text(name, one[name])
    for tag in one["tags"]:
        document.add_text("tags", tag)
    return document


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as lines:
        asked = json.loads(next(lines))
        with tempfile.TemporaryDirectory(prefix="jobhunt-tantivy-") as folder:
            index = tantivy.Index(_schema(), path=folder)
            writer = index.writer(HEAP, 1)
            for line in lines:
                one = json.loads(line)
                writer.add_document(_document(one))
            writer.commit()
            writer.wait_merging_threads()
            index.reload()
            answer = _ranked(index, asked) if asked["do"] == "rank" else _timed(index, asked)
    json.dump(answer, sys.stdout)


def _query(index: "tantivy.Index", asked: dict) -> "tantivy.Query":
    parts = []
    if asked["text"]:
        text = asked["text"].replace(" or ", " OR ")
        parsed, _ = index.parse_query_lenient(
            text, list(BOOSTS), BOOSTS, conjunction_by_default=asked.get("all", False)
        )
        parts.append((tantivy.Occur.Must, parsed))
    for tags in asked.get("filters", ()):
        wanted = [(tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "tags", tag)) for tag in tags]
        parts.append((tantivy.Occur.Must, tantivy.Query.boolean_query(wanted)))
    return tantivy.Query.boolean_query(parts)


def _ranked(index: "tantivy.Index", asked: dict) -> list:
    searcher = index.searcher()
    answers = []
    for one in asked["queries"]:
        hits = searcher.search(_query(index, one), asked["limit"]).hits
        answers.append([searcher.doc(address)["id"][0] for _, address in hits])
    return answers


def _timed(index: "tantivy.Index", asked: dict) -> list:
    searcher = index.searcher()
    times = []
    for _ in range(2):  # the first time warms
        times = []
        for one in asked["queries"]:
            began = time.perf_counter()
            hits = searcher.search(_query(index, one), asked["limit"]).hits
            [searcher.doc(address)["id"][0] for _, address in hits]
            times.append((time.perf_counter() - began) * 1000)
    return times


main()
