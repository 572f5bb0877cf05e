/** Files too long for one request on AWS, put straight into the bucket where there is one. */
import { request } from "@/api/client";
import type { BegunUpload } from "@/api/types";

/** Shorter files go with the request: a Lambda function takes 6 MB, of which the encoding needs a third. */
export const GOES_WITH_THE_REQUEST = 4_000_000;

/** The name of the upload, or null when the file is to be sent with the request. */
export async function putAside(file: File): Promise<string | null> {
  if (file.size <= GOES_WITH_THE_REQUEST) return null;
  const { upload, address, headers } = await request<BegunUpload>(
    "POST",
    "/api/documents/uploads",
    {
      body: { size: file.size },
    },
  );
  if (upload === null || address === null) return null;
  return (await put(address, headers, file)) ? upload : null;
}

/** Whether it arrived. A bucket that cannot be reached is no reason to give up: the server may take the file yet. */
async function put(address: string, headers: Record<string, string>, file: File): Promise<boolean> {
  try {
    const init = { method: "PUT", headers, body: file, credentials: "omit" } as const;
    return (await fetch(address, init)).ok;
  } catch {
    return false;
  }
}
