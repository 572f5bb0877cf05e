/** The words about the account and of the profile screen. */

export const accountCopy = {
  local: "On this machine only",
  heading: "Profile",
  localMode: "Local mode: one owner, no password. Only this machine can open it.",
  signedIn: (name: string, email: string) =>
    name === "" || name === email ? `Signed in as ${email}.` : `Signed in as ${name}, ${email}.`,
  userFailed: "Could not load who is signed in.",
  safe: "Your choices on this page are kept in this browser and still hold.",
  appearance: {
    heading: "Appearance",
    colours: "Colours",
    scheme: { auto: "As this device has them", light: "Light", dark: "Dark" },
    rows: "Rows",
    rowsHint: "Compact shows more at once. On small screens rows stay as high as a finger needs.",
    density: { comfortable: "Comfortable", compact: "Compact" },
  },
  keys: {
    heading: "Keys",
    single: "Single-key shortcuts",
    hint: "Switch this off if you speak to your computer or press keys by accident.",
    offHint: "Keys with Ctrl still act.",
  },
  about: {
    heading: "This installation",
    loading: "Loading the versions",
    failed: "Could not load the versions.",
    version: "Job Hunt Tracker",
    stage: "Runs as",
    postgres: "PostgreSQL",
    python: "Python",
    stages: {
      local: "your own installation",
      demo: "a demo, on made-up careers sites",
      test: "a test",
      production: "a server for several people",
    },
  },
} as const;
