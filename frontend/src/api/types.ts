/** The shapes that travel between the server and this app, under the names this app uses for them. */
import type { components, paths } from "@/api/schema";

type Shapes = components["schemas"];
type JobQuery = NonNullable<paths["/api/jobs"]["get"]["parameters"]["query"]>;

export type SignInConfig = Shapes["SignInConfig"];
export type Session = Shapes["SessionOut"];
export type AccountEvent = Shapes["AccountEventOut"];
export type User = Shapes["UserOut"];
export type About = Shapes["AboutOut"];

export type Company = Shapes["CompanyOut"];
export type CompanySetting = Shapes["SettingOut"];
export type SettingOp = Shapes["Upsert"] | Shapes["Delete"];
export type SettingResult = Shapes["OpResult"];
export type KnownTitle = Shapes["KnownTitle"];

export type CompanyPlan = Shapes["DryRunCompany"];
export type DryRun = Record<string, CompanyPlan>;
export type IncludedJob = Shapes["IncludedJob"];
export type ExcludedJob = Shapes["ExcludedJob"];

export type RunLine = Shapes["RunLine"];
export type RunStatus = Shapes["RunOut"];
export type RunState = RunStatus["status"];
export type CompanyProgress = Shapes["RunCompanyOut"];
export type JobState = keyof Shapes["Counts"];

/** What happened in a run, as the progress stream tells it; the API's description has no streams. */
export type RunChange =
  | { kind: "status"; status: RunState }
  | { kind: "company"; company: string; stage: CompanyProgress["stage"] }
  | JobChange;

export interface JobChange {
  kind: "job";
  job_id: number;
  company: string;
  external_id: string;
  title: string;
  status: JobState;
  error_message: string | null;
}

export interface RunProgress extends RunStatus {
  changes: RunChange[];
}

export type JobItem = Shapes["JobItem"];
export type JobPage = Shapes["JobPage"];
/** A posting whole, with how soon those like it closed; null where that could not be had. */
export type JobDetail = Shapes["JobOut"] & { closing: Closing | null };
export type Closing = Shapes["Closing"];
export type JobFact = Shapes["Fact"];
export type JobVersion = Shapes["VersionOut"];
export type Pay = Shapes["PayOut"];
export type JobEvidence = Shapes["Evidence"];
export type Repost = Shapes["Repost"];
export type VersionChanges = Shapes["VersionChanges"];
export type FieldChange = Shapes["FieldChange"];
export type WordRun = Shapes["WordRun"];
export type AtCompany = Shapes["AtCompany"];

/** The values of a filter and how many postings have each, under the names of the filters. */
export type Facets = JobPage["facets"];
export type FacetValue = Shapes["FacetValue"];
export type FacetName =
  | ("company" | "platform" | "country" | "place" | "team" | "mode" | "type" | "level")
  | ("pay" | "posted" | "new" | "changed" | "status" | "mine");
export type WorkMode = "remote" | "hybrid" | "onsite";
export type JobKind = NonNullable<JobQuery["type"]>[number];
export type JobLevel = NonNullable<JobQuery["level"]>[number];

export type JobAction = NonNullable<Shapes["ActionDone"]["undo"]>;
export type ActionDone = Shapes["ActionDone"];

export type SavedView = Shapes["ViewOut"];
export type ViewDraft = Shapes["ViewIn"];

export type ApplicationItem = Shapes["ApplicationItem"];
export type Application = Shapes["ApplicationOut"];
export type ApplicationPage = Shapes["ApplicationPage"];
export type ApplicationBoard = Shapes["ApplicationBoard"];
export type BoardColumnData = Shapes["BoardColumn"];
/** One of the ways to begin: a posting of the list, an address, or by hand. */
export type ApplicationDraft = Partial<Shapes["ApplicationIn"]>;
export type ApplicationEdit = Shapes["ApplicationEdit"];
export type ApplicationMove = Shapes["Move"];
export type Note = Shapes["NoteOut"];
export type Contact = Shapes["ContactOut"];
export type Interview = Shapes["InterviewOut"];
export type Reminder = Shapes["ReminderOut"];
export type SentDocument = Shapes["SentDocument"];
/** How a posting differs from the copy that an application keeps of it. */
export type PostingDrift = Shapes["Drift"];

export type KeptDocument = Shapes["DocumentOut"];
export type DocumentVersion = Shapes["DocumentVersionOut"];
export type DocumentKind = KeptDocument["kind"];
export type BegunUpload = Shapes["UploadOut"];
export type UploadDone = Pick<Shapes["UploadDone"], "upload" | "name"> &
  Partial<Shapes["UploadDone"]>;

export type TimelineEvent = Shapes["TimelineEvent"];
export type TimelinePage = Shapes["TimelinePage"];
export type TimelineKind = TimelineEvent["kind"];

export type Insights = Shapes["Insights"];
export type InsightsFlow = Shapes["Flow"];
export type InsightsGroup = Shapes["Group"];
export type InsightsBy = Shapes["Groups"]["by"];
export type CompanyCard = Shapes["CompanyCard"];
export type InsightsStay = Shapes["Stay"];
export type CalendarState = Shapes["CalendarOut"];
export type Thresholds = Shapes["ThresholdsOut"];
export type ThresholdsDraft = Shapes["ThresholdsIn"];
export type DocumentRoom = Shapes["RoomOut"];
export type ImportPlan = Shapes["ImportOut"];
export type ImportColumn = Shapes["Column"];
export type ColumnMeaning = ImportColumn["means"];

export type Today = Shapes["TodayOut"];
export type Need = Shapes["NeedOut"];
export type Meeting = Shapes["Meeting"];
