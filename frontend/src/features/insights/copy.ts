/** The words of the insights: what frames the figures. Their own words are in `figure-copy.ts`. */

export const insightsCopy = {
  heading: "Insights",
  loading: "Loading the insights",
  failed: "Could not load the insights.",
  safe: "Your applications are unchanged.",
  range: "Time",
  ranges: { "4w": "4 weeks", "12w": "12 weeks", all: "All" },
  filters: "Of what",
  view: "Saved view",
  allPostings: "All applications",
  tag: "Tag",
  nothing: "No numbers yet. They come from the applications that you save, send and move.",
  toJobs: "Go to Jobs",
  toApplications: "Go to Applications",
  chartHint: "Arrow keys go from mark to mark.",
  tableOf: (figure: string) => `${figure}, as a table`,
  showTable: "Show as table",
  showFigure: "Show as figure",
  downloadSvg: "Download SVG",
  downloadPng: "Download PNG",
  downloadCsv: "Download CSV",
  downloadSankeyText: "Download SankeyMATIC text",
  wayOf: (what: string, figure: string) => `${what}: ${figure}`,
  noPicture:
    "The picture was not made: this browser refused to draw it. Nothing is lost. Download SVG instead.",
} as const;
