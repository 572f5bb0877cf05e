/** What the stand-in server tells: companies in every state, titles left out, postings of all kinds. */

const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();

function company(name, display_name, platform_label, state, reason, open_postings, followed) {
  return {
    ...{ name, display_name, platform_label, state, reason, open_postings, followed },
    platform: platform_label.toLowerCase(),
    logo_url: null,
    address: `https://careers.example.com/${name}`,
    built_in: true,
    last_checked_at: state === "never" ? null : hoursAgo(3),
  };
}

export const companies = [
  company(
    "google",
    "Google",
    "Google Careers",
    "partial",
    "The board names 3,912 openings and showed 1,000 of them",
    812,
    true,
  ),
  company("amazon", "Amazon", "Amazon Jobs", "complete", null, 214, true),
  company("anthropic", "Anthropic", "Greenhouse", "complete", null, 96, true),
  company(
    "roblox",
    "Roblox",
    "Greenhouse",
    "failed",
    "The board answered 500 three times",
    41,
    true,
  ),
  company(
    "netflix",
    "Netflix",
    "Eightfold",
    "suspicious",
    "It shows 12 openings where 180 were open yesterday",
    180,
    false,
  ),
  company("tiktok", "TikTok", "TikTok Careers", "never", null, 0, false),
];

const titles = [
  "Senior Software Engineer, Storage",
  "Machine Learning Engineer, Personalisation and Recommendations Platform",
  "Site Reliability Engineer",
  "Software Engineer II, Payments",
  "Research Engineer, Interpretability",
  "Staff+ Software Engineer, Data Infrastructure",
];
const pays = [
  { min: 92000, max: 124000, currency: "EUR", period: "year", text: "€92,000 – €124,000 a year" },
  null,
  { min: 180000, max: 260000, currency: "USD", period: "year", text: "$180,000 – $260,000 a year" },
  { min: 61, max: 74, currency: "GBP", period: "hour", text: "£61 – £74 an hour" },
];
const places = [
  ["Berlin, Germany"],
  ["Remote, United States", "New York, NY", "Seattle, WA", "Austin, TX"],
  [],
  ["London"],
];

export const jobs = Array.from({ length: 120 }, (_, index) => {
  const { name, display_name } = companies[index % 4];
  return {
    id: index + 1,
    title: titles[index % titles.length],
    company: name,
    company_name: display_name,
    places: places[index % places.length],
    mode: index % 3 === 0 ? "Hybrid" : null,
    pay: pays[index % pays.length],
    posted_at: index % 5 === 0 ? null : hoursAgo(index * index),
    first_seen_at: hoursAgo(index * 7),
    status: index % 11 === 10 ? "closed" : "open",
    new: index < 7,
    changed: index % 6 === 5,
    url: `https://careers.example.com/${name}/${index}`,
    state: index === 3 ? "error" : index === 8 ? "pending" : "ready",
    error_message: index === 3 ? "The page answered 500 three times" : null,
  };
});

const description = `<h1>About the role</h1><p>We run <strong>storage for 40 services</strong> on three
continents. You will own the write path, from the client library down to the disks.</p>
<h3>What you will do</h3><ul><li>Design and carry changes that touch petabytes.</li><li>Write what you
decide down, and read what others wrote.</li><li>Be on call one week in seven.</li></ul>
<h3>What you bring</h3><ul><li>Five years with a systems language.</li><li>Experience with replication.</li></ul>
<p>Read <a href="https://careers.example.com/how-we-hire">how we hire</a>.</p>
<img src="x" onerror="alert(1)"><script>alert(1)</script>`;

export function jobDetail(job) {
  return {
    ...job,
    description: job.state === "ready" ? description : "",
    department: "Infrastructure",
    type: "Full time",
    updated_at: null,
    valid_through: null,
    requisition_id: "R-20771",
    apply_url: `${job.url}/apply`,
    last_seen_at: hoursAgo(3),
    closed_at: job.status === "closed" ? hoursAgo(120) : null,
    closed_reason: job.status === "closed" ? "missing from two complete readings" : null,
    facts: [
      { name: "title", value: job.title, source: "JSON-LD JobPosting.title" },
      { name: "places", value: job.places.join("; "), source: "JSON-LD JobPosting.jobLocation" },
      { name: "pay", value: job.pay?.text ?? "", source: "text, “Compensation”" },
    ].filter((fact) => fact.value !== ""),
    versions: [
      { number: 2, seen_at: hoursAgo(30), distance: 4 },
      { number: 1, seen_at: hoursAgo(900), distance: null },
    ],
  };
}

function planFor({ company_name }, index) {
  const { state, reason } = companies.find(({ name }) => name === company_name) ?? companies[5];
  const failed = state === "failed";
  const kept = failed ? [] : jobs.slice(0, 12 + index * 60);
  const states = ["new", "known", "known", "changed"];
  const included_jobs = kept.map((job, at) => ({
    ...{ id: `${job.id}`, title: job.title, url: job.url, places: job.places },
    location: job.places.join("; "),
    state: states[at % 4],
  }));
  const out = failed ? [] : ["Software Engineering Intern", "Staff Nurse", "Account Executive"];
  const words = ["intern", "staff", null];
  const excluded_jobs = out.map((title, at) => ({
    ...{ id: `x${at}`, title, location: "Berlin", url: "https://careers.example.com/x" },
    reason: {
      rule: words[at] ? "exclude" : "include",
      word: words[at],
      text: words[at] ? `Left out by “${words[at]}”` : "None of your words is in the title",
    },
  }));
  const count = (wanted) => included_jobs.filter((job) => job.state === wanted).length;
  return {
    ...{ status: failed ? "error" : "success", state, reason, included_jobs, excluded_jobs },
    total_count: kept.length + out.length,
    filtered_count: out.length,
    urls_count: kept.length,
    error_message: failed ? reason : null,
    advertised: state === "partial" ? 3912 : null,
    new: count("new"),
    known: count("known"),
    changed_listing: count("changed"),
    missing: index,
    narrowed: index === 1,
    reused: index === 2,
    seconds: 0.8 + index * 3.7,
  };
}

export function dryRunFor(settings) {
  const enabled = settings.filter((row) => row.is_enabled);
  return Object.fromEntries(enabled.map((row, index) => [row.company_name, planFor(row, index)]));
}
