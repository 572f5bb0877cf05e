/** The few icons of the app. They are decoration: the name stands beside each, if only for those who listen. */
const SHAPES = {
  today: "M3 4.5h12v10.5H3zM3 8h12M6 2.5v3M12 2.5v3",
  applications: "M3 3.5h3.5v11H3zM9 3.5h3.5v7H9zM15 3.5v4",
  timeline: "M5 2.5v13M5 5.5h9M5 9h6.5M5 12.5h8",
  insights: "M3 15h12M4.5 12V9M9 12V4M13.5 12V7",
  add: "M9 3.5v11M3.5 9h11",
  more: "M4 9h.01M9 9h.01M14 9h.01",
  jobs: "M3 4.5h12M3 9h12M3 13.5h7",
  sources:
    "M4 15.5V3.5h8.5a1.5 1.5 0 0 1 1.5 1.5v10.5H5.5A1.5 1.5 0 0 1 4 14a1.5 1.5 0 0 1 1.5-1.5H14",
  profile: "M9 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.5 15.5a5.5 5.5 0 0 1 11 0",
  search: "M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10Zm3.5-1.5L15 15",
  keys: "M2.5 5h13v8h-13zM5 7.5h.01M7.7 7.5h.01M10.3 7.5h.01M13 7.5h.01M6 10.5h6",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
