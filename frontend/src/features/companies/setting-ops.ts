/** What a batch of setting changes does to the list on screen before the server has answered. */
import type { CompanySetting, SettingOp, SettingResult } from "@/api/types";

/** The list after the changes; a row that is new carries the id 0 until the server names it. */
export function applyOps(
  settings: readonly CompanySetting[],
  ops: readonly SettingOp[],
  now: string,
): CompanySetting[] {
  let result = [...settings];
  for (const op of ops) {
    const existing = result.find((row) => row.company_name === op.company_name);
    if (op.op === "delete") {
      result = result.filter((row) => row !== existing);
      continue;
    }
    const { op: _, ...values } = op;
    const row = { id: existing?.id ?? 0, updated_at: now, ...values };
    result = existing ? result.map((old) => (old === existing ? row : old)) : [...result, row];
  }
  return result;
}

/** Whether a company comes or goes by the changes; the titles that are known depend on that alone. */
export function changesWhoIsFollowed(
  ops: readonly SettingOp[],
  before: readonly CompanySetting[],
): boolean {
  const followed = new Set(before.map((row) => row.company_name));
  return ops.some((op) => op.op === "delete" || !followed.has(op.company_name));
}

/** Puts the named companies' rows back to what they were, and leaves every other row alone. */
export function restoreRows(
  settings: readonly CompanySetting[],
  before: readonly CompanySetting[],
  names: ReadonlySet<string>,
): CompanySetting[] {
  const restored = settings
    .map((row) => (names.has(row.company_name) ? findRow(before, row.company_name) : row))
    .filter((row) => row !== undefined);
  const shown = new Set(settings.map((row) => row.company_name));
  const removed = before.filter(
    (row) => names.has(row.company_name) && !shown.has(row.company_name),
  );
  return [...restored, ...removed];
}

function findRow(rows: readonly CompanySetting[], name: string): CompanySetting | undefined {
  return rows.find((row) => row.company_name === name);
}

/** The message per company whose change was refused. */
export function refusals(results: readonly SettingResult[]): Map<string, string> {
  const refused = results.filter((result) => !result.success);
  return new Map(refused.map((result) => [result.company_name, result.error ?? ""]));
}

export function toUpsert(setting: CompanySetting): SettingOp {
  const { company_name, title_filters, is_enabled } = setting;
  return { op: "upsert", company_name, title_filters, is_enabled };
}
