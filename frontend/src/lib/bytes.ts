/** Sizes of files, written one way everywhere. */

const STEPS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const THOUSAND = 1_000;

/** In the largest unit of which there is one at least, such as "3.4 MB". */
export function formatBytes(bytes: number): string {
  const step = Math.max(
    0,
    STEPS.findLastIndex((_, at) => bytes >= THOUSAND ** at),
  );
  return new Intl.NumberFormat("en-GB", {
    style: "unit",
    unit: STEPS[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / THOUSAND ** step);
}
