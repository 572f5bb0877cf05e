"""The vocabulary of each department: its roles, what they work on, with what, with whom and to what end."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Department:
    """One department. `factor` scales its pay, `slug` names it in addresses, `lists` fill sentences."""

    name: str
    slug: str
    factor: float
    roles: tuple[str, ...]
    areas: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


def _department(name: str, slug: str, factor: float, *lists: str) -> Department:
    """The lists are roles, areas, and then the words for the gaps thing, tool, partner, outcome and skill."""
    roles, areas, *words = (_split(text) for text in lists)
    gaps = dict(zip(("thing", "tool", "partner", "outcome", "skill"), words, strict=True))
    return Department(name, slug, factor, roles, areas, gaps)


DEPARTMENTS = (
    _department(
        "Software Engineering",
        "software-development",
        1.08,
        "Software Engineer|Backend Engineer|Frontend Engineer|Site Reliability Engineer|Mobile Engineer|Platform "
        "Engineer",
        "Payments Platform|Developer Experience|Storage|Search Quality|Identity|Notifications|Build Systems|"
        "Billing|"
        "Realtime Messaging|Observability|Edge Network|Media Pipeline|Scheduling|Data Access",
        "request routing services|a multi-region storage layer|the public API gateway|our deployment tooling|"
        "a queue that carries billions of events a day|the permission model|client libraries|the session store|"
        "batch pipelines|a schema registry|our internal service framework|rate limiting at the edge|search indices",
        "Go|Rust|Python|Java|Kotlin|TypeScript|PostgreSQL|Kubernetes|gRPC|Kafka|Terraform|Redis|C++|Swift|React",
        "product managers|site reliability engineers|the security group|designers|data scientists|support "
        "engineers|"
        "partner teams in three time zones|technical writers",
        "fewer pages at night|lower tail latency|deploys that take minutes|a smaller bill for compute|"
        "releases nobody has to watch|clear ownership of every service|shorter recovery after an incident",
        "distributed systems design|debugging in production|relational data modelling|concurrent programming|"
        "API design|performance profiling|test automation|incident response|capacity planning",
    ),
    _department(
        "Machine Learning Research",
        "research-science",
        1.3,
        "Research Scientist|Research Engineer|Machine Learning Engineer|Applied Scientist",
        "Interpretability|Ranking|Speech|Multimodal Models|Evaluation|Forecasting|Safety Systems|Reinforcement "
        "Learning|"
        "Recommendations|Inference Efficiency|Data Curation|Robotics Perception",
        "training runs on thousands of accelerators|evaluation suites|ranking models|a feature store|"
        "reward models|embedding indices|data filtering pipelines|long-context experiments|model serving stacks|"
        "ablation studies|red-team tooling|tokenisation experiments",
        "PyTorch|JAX|CUDA|Triton|Ray|Python|Spark|C++|Slurm|NumPy|XLA|DuckDB",
        "research leads|product engineers|policy specialists|data annotators|hardware engineers|trust and safety "
        "staff",
        "results that others can reproduce|models that fail in predictable ways|cheaper inference|"
        "published work of lasting use|fewer harmful outputs|faster experiment turnaround",
        "statistical reasoning|experiment design|large-scale training|scientific writing|numerical optimisation|"
        "probabilistic modelling|dataset construction|profiling of accelerators",
    ),
    _department(
        "Data & Analytics",
        "data-science",
        1.0,
        "Data Scientist|Data Engineer|Analytics Engineer|Business Intelligence Engineer|Data Analyst",
        "Growth|Marketplace|Pricing|Experimentation|Supply Planning|Customer Insights|Fraud Signals|Content "
        "Performance",
        "the company's metric layer|experiment read-outs|event schemas|dimensional models|forecasting notebooks|"
        "churn and retention studies|self-service dashboards|data contracts|a daily revenue reconciliation",
        "SQL|dbt|Airflow|Spark|Python|R|Looker|Snowflake|BigQuery|Tableau|Iceberg|Kafka",
        "finance partners|growth managers|engineering leads|operations planners|executives|marketing analysts",
        "one number for one question|decisions made within a day|experiments people trust|"
        "pipelines that land before breakfast|less time spent reconciling spreadsheets",
        "causal inference|dimensional modelling|experiment analysis|stakeholder communication|data quality testing|"
        "time-series forecasting|survey design",
    ),
    _department(
        "Product Management",
        "project-program-product-management-technical",
        1.05,
        "Product Manager|Technical Program Manager|Product Operations Manager|Program Manager",
        "Onboarding|Creator Tools|Checkout|Trust|Enterprise Controls|Mobile|Partner Platform|Subscriptions|"
        "Localisation",
        "a two-year roadmap|the onboarding journey|launch plans|pricing experiments|a shared backlog|"
        "customer advisory sessions|quarterly goals|cross-team dependencies|deprecation plans",
        "Jira|Figma|Amplitude|SQL|Notion|Looker|Linear|Productboard",
        "engineering managers|researchers|designers|legal counsel|sales leaders|customer success|regional teams",
        "launches that land on the day they were promised|fewer abandoned sign-ups|features people come back to|"
        "decisions written down once|a roadmap the field can repeat from memory",
        "prioritisation|customer interviewing|written communication|market sizing|release planning|"
        "negotiation between teams|metric definition",
    ),
    _department(
        "Design",
        "design",
        0.95,
        "Product Designer|UX Researcher|Content Designer|Brand Designer|Motion Designer",
        "Design Systems|Mobile Apps|Accessibility|Internal Tools|Marketing Site|Creator Experience|Payments",
        "a component library|prototypes in code|diary studies|navigation patterns|the voice and tone guide|"
        "usability sessions|interaction specifications|illustration guidelines|colour tokens",
        "Figma|Framer|After Effects|HTML and CSS|Principle|Maze|Storybook|Illustrator",
        "front-end engineers|product managers|brand marketers|accessibility specialists|researchers|localisation "
        "staff",
        "screens that need no manual|consistent patterns on every platform|findings that change a roadmap|"
        "interfaces anybody can use with a keyboard",
        "interaction design|visual hierarchy|qualitative research|prototyping|facilitation|typography|content "
        "strategy",
    ),
    _department(
        "Sales",
        "sales-advertising-account-management",
        0.9,
        "Account Executive|Solutions Architect|Sales Development Representative|Partner Manager|Customer Success "
        "Manager",
        "Public Sector|Financial Services|Retail|Startups|Healthcare|Manufacturing|Media|Nordics|Mid-Market",
        "a named list of accounts|technical proofs of concept|renewal plans|territory plans|joint business plans|"
        "executive briefings|responses to tenders|onboarding workshops|pipeline reviews",
        "Salesforce|Gong|Outreach|Tableau|HubSpot|Clari|Slides|Excel",
        "solution engineers|legal and procurement|marketing managers|product specialists|channel partners|deal "
        "desk",
        "forecasts within five per cent|customers who renew early|shorter evaluation cycles|"
        "references that other customers call|a pipeline three times the target",
        "value-based selling|contract negotiation|executive presentation|territory planning|technical discovery|"
        "account mapping|objection handling",
    ),
    _department(
        "Marketing",
        "marketing-pr",
        0.85,
        "Marketing Manager|Content Strategist|Growth Marketing Manager|Communications Manager|Social Media Manager",
        "Lifecycle|Product Launches|Events|Brand|Developer Relations|Performance|Community|Editorial",
        "campaign briefs|an editorial calendar|launch announcements|lifecycle emails|agency relationships|"
        "press briefings|attribution models|a speaker programme|landing pages",
        "Google Analytics|Braze|Marketo|Figma|Hootsuite|Webflow|Looker|Contentful",
        "product marketing|regional leads|agencies|data analysts|public policy|creators and partners",
        "launches covered by the right press|a lower cost for each new customer|messages that survive translation|"
        "events people recommend to colleagues",
        "copywriting|budget planning|media relations|campaign measurement|audience research|project management",
    ),
    _department(
        "Finance & Legal",
        "finance-accounting",
        0.92,
        "Financial Analyst|Tax Manager|Corporate Counsel|Treasury Analyst|Internal Auditor|Privacy Counsel",
        "Strategic Finance|Revenue|Procurement|Commercial|Employment|Regulatory Affairs|Infrastructure Spend|"
        "Treasury",
        "the monthly close|long-range plans|vendor contracts|a chart of accounts|statutory filings|audit evidence|"
        "transfer pricing papers|data processing agreements|board materials",
        "NetSuite|Excel|Anaplan|SAP|Workday|SQL|Coupa|Ironclad",
        "business unit leaders|external auditors|people operations|outside counsel|procurement|tax authorities",
        "a close finished in four days|contracts signed within a week|no surprises in an audit|"
        "spending that can be explained line by line",
        "financial modelling|contract drafting|control design|variance analysis|regulatory research|negotiation",
    ),
    _department(
        "People",
        "human-resources",
        0.8,
        "Recruiter|People Partner|Compensation Analyst|Learning Designer|People Operations Specialist",
        "Technical Hiring|Executive Search|Benefits|Workplace|Onboarding|Total Rewards|Early Careers",
        "structured interview kits|a levelling guide|onboarding weeks|pay equity reviews|candidate pipelines|"
        "manager training|relocation cases|engagement surveys|policy handbooks",
        "Greenhouse|Workday|Excel|Lattice|LinkedIn Recruiter|Culture Amp|Docebo",
        "hiring managers|finance partners|legal counsel|workplace staff|works councils|team leads",
        "offers accepted by people we want|hiring panels that are fair|new joiners productive within a month|"
        "managers who ask for advice early",
        "structured interviewing|stakeholder management|employment law basics|pay benchmarking|coaching|"
        "facilitation",
    ),
    _department(
        "Operations",
        "operations-it-support-engineering",
        0.78,
        "Operations Manager|Supply Chain Analyst|Data Center Technician|Workplace Manager|Logistics Specialist|"
        "Area Manager",
        "Fulfilment|Fleet|Facilities|Network Deployment|Returns|Vendor Management|Capacity|Last Mile",
        "shift plans|spare part stocks|vendor scorecards|safety walks|rack installations|inbound schedules|"
        "standard work instructions|carrier contracts|daily stand-ups on the floor",
        "SAP|Excel|Tableau|WMS terminals|Power BI|ServiceNow|AutoCAD|SQL",
        "carriers|site leaders|safety officers|planners|contractors|hardware engineers|customer service",
        "sites without a lost-time injury|shipments that leave on time|repairs done within the hour|"
        "stock counts that match the system|lower cost for each parcel",
        "lean methods|root cause analysis|people leadership|inventory planning|electrical safety|vendor "
        "negotiation",
    ),
    _department(
        "Security",
        "security",
        1.12,
        "Security Engineer|Detection Engineer|Threat Analyst|Application Security Engineer|Compliance Analyst",
        "Cloud|Product Security|Insider Risk|Incident Response|Vulnerability Management|Cryptography|Trust",
        "detection rules|threat models|a bug bounty programme|secret rotation|access reviews|forensic tooling|"
        "hardening baselines|tabletop exercises|third-party assessments",
        "Python|Go|Splunk|osquery|Terraform|YARA|Burp Suite|AWS IAM|Sigma|Semgrep",
        "platform engineers|legal counsel|law enforcement liaison|IT support|auditors|product teams",
        "attacks found in minutes|fixes shipped before disclosure|controls that do not slow people down|"
        "evidence that auditors accept at once",
        "threat modelling|code review|log analysis|network forensics|risk assessment|scripting|incident command",
    ),
    _department(
        "Hardware",
        "hardware-development",
        1.04,
        "Hardware Engineer|Firmware Engineer|Mechanical Engineer|Silicon Validation Engineer|Optical Engineer",
        "Consumer Devices|Server Platforms|Power|Wireless|Cameras|Manufacturing Test|Networking",
        "board bring-up|thermal models|test fixtures|supplier qualification|bootloaders|signal integrity studies|"
        "reliability chambers|tolerance analyses|a production test line",
        "C|Altium|SolidWorks|Python|Verilog|LabVIEW|Cadence|JTAG tooling|MATLAB",
        "contract manufacturers|industrial designers|supply planners|firmware teams|certification labs|silicon "
        "vendors",
        "prototypes that boot on the first day|yields above the plan|devices that last a decade|"
        "fewer field returns|power use below the budget",
        "circuit design|embedded C|failure analysis|statistical process control|lab measurement|design for "
        "manufacture",
    ),
)
