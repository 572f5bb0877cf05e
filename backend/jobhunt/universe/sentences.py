"""Sentence patterns of a posting, with gaps that a department's vocabulary fills."""

ABOUT = (
    "As {role} for {area} you will own {thing} and the decisions that come with it.",
    "The {area} group looks after {thing}, and it has grown from four people to {size} in {years_ago} years.",
    "We are looking for somebody who has worked on {thing} before and wants to do it again with fewer compromises.",
    "Your work will be measured by {outcome}, and you will help to decide how that is measured.",
    "Most of the week goes into {thing}; the rest goes into {thing2} together with {partner}.",
    "You will join {area} at the moment when the work on {thing} moves from a prototype to something that "
    "customers depend on.",
    "People here come from many fields, but all of them care about {outcome}.",
    "This role reports to the head of {area} and works closely with {partner} and {partner2}.",
    "Last year the team replaced {thing}; this year the aim is {outcome}.",
    "You will spend your first weeks learning how {thing} behaves on a bad day, because that is when it matters.",
    "The position exists because {thing} together with {thing2} are too much for the {size} people who look after "
    "them now.",
    "If {skill} is what you like best about your work, you will find a great deal of it here.",
    "There is room to shape the role: {area} has open questions around {thing} that nobody has claimed yet.",
    "We work with {tool} and {tool2} every day, and we choose new tools slowly and on evidence.",
    "Customers notice this team only when something goes wrong, so {outcome} is the best praise that we can get.",
    "You will be the person whom {partner} ask first when a question about {thing} comes up.",
)

DUTIES = (
    "Design, build and run {thing} for {area}, from the first sketch to the day it is retired",
    "Lead the work on {thing} together with {partner}, and report progress in writing every {interval}",
    "Turn loose requests from {partner} into a plan with dates, owners and a way to tell that it worked",
    "Review the work of others on {thing} with care, and explain the reasons behind each remark",
    "Set up measurements around {thing} that show {outcome}, and act when they say otherwise",
    "Improve {thing} step by step so that it serves {size} times today's load without a rewrite",
    "Use {tool} and {tool2} to remove manual steps from {thing2}",
    "Prepare the review of {area} at the end of each {interval} and present it to {partner} and {partner2}",
    "Coach {count} colleagues in {skill}, formally and at the next desk",
    "Keep the documents about {thing} short, true and easy to find",
    "Take part in a rota that answers questions about {thing2} on {count} days out of every {size}",
    "Work with {partner} to agree what good looks like, then deliver {outcome}",
    "Find the causes of repeated trouble in {thing} and make them impossible rather than unlikely",
    "Choose between buying and building for {thing2}, and defend the choice with numbers",
    "Represent {area} in discussions with {partner} about priorities for the coming {interval}",
    "Run small trials of new approaches to {thing} and stop the ones that do not pay",
    "Write the specification for {thing2} and see it through approval by {partner}",
    "Plan the budget for {thing} and keep the spending within {count} per cent of it",
    "Answer for {outcome} across {count} regions, including those that join this year",
    "Bring {skill} into a team that has so far relied on {tool}",
)

MINIMUM = (
    "{years} years of experience with {skill} in a professional setting",
    "Bachelor's degree in a related field, or equivalent practical experience",
    "{years2} years of hands-on work with {tool}",
    "Experience with {thing} at a scale where mistakes are expensive",
    "Working knowledge of {tool} and {tool2}",
    "A record of work with {partner} on projects longer than {count} months",
    "Clear written English, shown by documents that other people still use",
    "Experience in {skill} and in {skill2}",
    "Ability to explain {thing} to somebody from another department",
    "{years2} years of experience in leading projects that involved {partner}",
    "Practical experience with {tool} in an environment with formal change control",
    "Sound judgement about when {outcome} matters more than a date",
)

PREFERRED = (
    "Master's degree or doctorate with a focus on {skill}",
    "Experience in a company of between {size} and {size}00 people",
    "Familiarity with {tool2} and an opinion on when not to use it",
    "Earlier work on {thing2} or on something with similar demands",
    "A second working language used in one of our offices",
    "Talks, articles or open work on {skill}",
    "Experience in moving {thing} from one supplier to another without an interruption",
    "Interest in {area} beyond the daily work",
    "{years2} years of work with teams spread over several time zones",
    "Experience with {skill2} under regulation or audit",
    "A habit of measuring before and after a change to {thing}",
    "Knowledge of how {partner} plan their year",
)

TEAM = (
    "The team has {size} people in {count} places and meets in person twice a year.",
    "Plans are written, read in silence and then discussed; nobody has to be loud to be heard.",
    "We keep {count} afternoons a week free of meetings so that work on {thing} is not cut into pieces.",
    "Each quarter we pick {count} problems in {area} and finish them before we pick new ones.",
    "Mistakes in {thing} are written up without names, and the write-ups are open to all staff.",
    "New colleagues get a partner for the first {count} months and a small real task in the first week.",
    "We pair with {partner} on difficult days and share one channel with {partner2} on all the others.",
    "Half of the improvements to {thing2} last year came from people who had been here for less than a year.",
    "Decisions about {thing} are made by the people who will be called when it breaks.",
    "Our last survey put {outcome} first among the things that the team is proud of.",
    "You can see the state of {thing} on one page that everybody in the company can open.",
    "Travel comes to about {count} days a quarter, planned at least {size} days ahead.",
)

FIRST_YEAR = (
    "After one month you know {thing} well enough to change it safely",
    "After three months you have delivered a first improvement towards {outcome}",
    "After six months {partner} come to you directly with questions about {thing2}",
    "After nine months you have proposed what {area} should stop doing",
    "After a year you have trained {count} colleagues in {skill}",
    "After a year {thing2} no longer depends on any single person",
)

ADDED_SENTENCES = (
    "This team will move to a new floor in spring, and the role takes part in planning it.",
    "Applications are read every Tuesday, and everybody hears back within two weeks.",
    "The successful candidate will also cover for a colleague on parental leave until the autumn.",
    "We have recently opened this role to candidates who want to work four days a week.",
    "A short practical exercise of at most ninety minutes is part of the process.",
    "The role now includes responsibility for two external suppliers.",
    "Relocation support is available for this position within the same country.",
    "The group has received funding for three more positions during the coming year.",
)

ADDED_REQUIREMENTS = (
    "Valid work permit for the country of employment at the time of application",
    "Willingness to travel up to 30 per cent of the time",
    "Active security clearance, or eligibility to obtain one",
    "Fluency in German in addition to English",
    "Availability for an on-call rota of one week in six",
    "A degree in computer science, mathematics or statistics is now mandatory",
    "4 years of experience in a regulated industry",
    "Certification in project management (PMP, PRINCE2 or similar)",
)

COMPANY = (
    "{company} builds products that people come back to, and it does so with small teams that own what they make.",
    "The offices of {company} share one way of planning and one set of values, and leave the rest to the people "
    "there.",
    "Most new work at {company} begins with somebody who needed a tool, did not find it and wrote down why.",
    "At {company} we publish what we learn, pay suppliers on time and count the carbon of everything that we ship.",
    "{company} is growing this year, and every opening on this site is a real one with a budget behind it.",
    "The people of {company} speak many languages between them and learn the customer's before anything else.",
)

PROJECTS = (
    "Moving the last users of {thing} to its successor without a weekend of downtime, together with {partner}",
    "A second look at {thing2}, which was built in a hurry and has served longer than anybody expected",
    "An experiment with {tool} that will either replace {tool2} within a {interval} or be closed with a public "
    "note",
    "A programme with {partner} in {count} regions that aims at {outcome}",
    "New reporting on {thing} that {partner} and {partner2} can read without asking us what it means",
    "The preparation of {thing2} for an audit that will take place in the coming {interval}",
    "A shared vocabulary for {thing}, because {partner} and {partner2} still use the same words differently",
    "The first {count} pilots of {thing} with customers who have agreed to be told the truth about its limits",
    "A training in {skill} for {size} colleagues, held in person and kept as a course afterwards",
    "Halving the time between a question from {partner} about {thing2} and an answer that can be relied on",
    "A plan for {thing} in the case that demand doubles, and another for the case that it does not",
    "Closing {size} old requests around {thing2}, each with a fix or with an honest explanation",
)

BENEFITS = (
    "Private health, dental and vision insurance for you and your family from the first day",
    "{weeks} weeks of fully paid parental leave for every parent, however the child arrives",
    "{days} days of paid holiday in addition to public holidays, and the office closes between the years",
    "A pension plan in which the company matches up to {count} per cent of your salary",
    "A yearly learning budget that needs one manager's approval and no form",
    "Commuter allowance or a bicycle lease, whichever suits you better",
    "Confidential counselling by telephone or in person, at no cost and around the clock",
    "Equipment of your choice for the office and for work at home",
    "Paid time for volunteering, {count} days each year",
    "Lunch in the office on working days, with vegetarian and halal dishes",
)

CLOSING = (
    "{company} is an equal opportunity employer. All qualified applicants receive consideration without regard to "
    "race, "
    "colour, religion, sex, sexual orientation, gender identity, national origin, disability, age or veteran "
    "status.",
    "If you need an adjustment at any stage of the process because of a disability or a medical condition, write "
    "to the "
    "recruiting team; the request is kept apart from your application and never seen by the panel.",
    "{company} considers applicants with criminal histories in a manner consistent with local law and hires under "
    "its "
    "fair chance policy wherever it has an office.",
    "By applying you agree that {company} processes your data for the purpose of recruiting; the candidate privacy "
    "notice on this site says what is stored, for how long and how to have it deleted.",
    "The process has {count} conversations, each announced with the names of the people you will meet, and ends "
    "with an "
    "offer or with reasons.",
    "{company} never asks for payment, bank details or identity documents before a signed offer; report messages "
    "that do.",
)
