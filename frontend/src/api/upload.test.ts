/** Documents too long for a request: where they are put, and what happens where that cannot be done. */
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { addDocument, addDocumentVersion } from "@/api/documents";
import { GOES_WITH_THE_REQUEST } from "@/api/upload";
import { aDocument } from "@/testing/documents";
import { server } from "@/testing/server";

const BUCKET = "https://s3.example.org/files/uploads/1";
const LONG = new File([new Uint8Array(GOES_WITH_THE_REQUEST + 1)], "CV.pdf");
const BEGUN = {
  upload: "1",
  address: BUCKET,
  headers: { "Content-Type": "application/octet-stream" },
};

/** What was asked, in its order. */
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  server.use(
    http.post("/api/documents/uploads", async ({ request }) => {
      asked.push(`begin ${await request.text()}`);
      return HttpResponse.json(BEGUN, { status: 201 });
    }),
    http.put(BUCKET, ({ request }) => {
      asked.push(`put ${request.headers.get("Content-Type")}`);
      return new HttpResponse(null, { status: 200 });
    }),
    http.post("/api/documents/uploads/complete", async ({ request }) => {
      asked.push(`complete ${request.headers.get("Idempotency-Key")} ${await request.text()}`);
      return HttpResponse.json(aDocument(), { status: 201 });
    }),
    http.post("/api/documents", ({ request }) => {
      asked.push(`send ${new URL(request.url).search}`);
      return HttpResponse.json(aDocument(), { status: 201 });
    }),
  );
});

const begin = `begin {"size":${GOES_WITH_THE_REQUEST + 1}}`;
const put = "put application/octet-stream";
const sent = "send ?name=CV.pdf&kind=cv";

describe("a document", () => {
  it("that is short goes with the request", async () => {
    await addDocument(new File(["short"], "CV.pdf"), "cv", "a");
    expect(asked).toEqual([sent]);
  });

  it("that is long goes to the bucket, and counts when that is said", async () => {
    await addDocument(LONG, "cv", "a");
    const done = `complete a {"upload":"1","name":"CV.pdf","kind":"cv"}`;
    expect(asked).toEqual([begin, put, done]);
  });

  it("that is a next version does so too", async () => {
    await addDocumentVersion(7, LONG);
    const done = `complete null {"upload":"1","name":"CV.pdf","document_id":7}`;
    expect(asked).toEqual([begin, put, done]);
  });

  it("goes with the request where there is no bucket", async () => {
    const none = { upload: null, address: null, headers: {} };
    server.use(http.post("/api/documents/uploads", () => HttpResponse.json(none)));
    await addDocument(LONG, "cv", "a");
    expect(asked).toEqual([sent]);
  });

  it("goes with the request when the bucket refuses it or cannot be reached", async () => {
    for (const answer of [new HttpResponse(null, { status: 403 }), HttpResponse.error()]) {
      asked = [];
      server.use(http.put(BUCKET, () => answer));
      await addDocument(LONG, "cv", "a");
      expect(asked).toEqual([begin, sent]);
    }
  });
});
