/** The time zones that there are, and the one that this device is in. */

/** Such as "Europe/Oslo". */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All that the browser knows, with these among them, which may go by another name there. */
export function allZones(...also: readonly string[]): readonly string[] {
  return [...new Set([...also, ownZone(), ...Intl.supportedValuesOf("timeZone")])];
}
