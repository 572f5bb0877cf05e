/** Writes every text of the build twice more, packed by brotli and by gzip, for the server to send as they are. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXTS = /\.(js|css|html|svg)$/;
/** Below this a packed answer saves no packet on the wire. */
const WORTH_IT = 1_000;

export function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
        if (TEXTS.test(name)) pack(join(dir, name));
      }
    },
  };
}

function pack(file: string): void {
  const text = readFileSync(file);
  if (text.length < WORTH_IT) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(`${file}.br`, brotliCompressSync(text, { params }));
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
}
