/**
 * What people write about. Slots in braces are filled per conversation: first, company, seats, plan, date, price,
 * ticket. `tag` is an index into TAGS of business.ts. Bodies are plain sentences; conversations.ts makes HTML of them.
 */
export interface Topic {
  key: string
  tag: number
  subject: string
  openings: string[]
  answers: string[]
  followUps: string[]
  notes: string[]
}

export const TOPICS: Topic[] = [
  {
    key: 'pricing',
    tag: 0,
    subject: 'Price for {seats} seats',
    openings: [
      'Hello, what would {plan} cost for {seats} people at {company}? We would rather pay yearly.',
      'Do you have a discount for non-profits? We are {seats} people and mostly volunteers.',
      'Your price page says "per seat". Do dispatchers in the office count as seats too, or only people in the field?',
      'We got an offer from another vendor at {price} a month. Can you come near that for {seats} seats?',
    ],
    answers: [
      'For {seats} seats on {plan} you are at {price} a month, billed yearly. Office seats are included.',
      'Thanks for asking, {first}. I can do {price} a month if you sign before {date}; above {seats} seats it gets cheaper.',
      'Only people in the field count. Everyone in the office can log in at no cost.',
    ],
    followUps: [
      'That is a bit more than we have in the budget. Would fewer seats at the start be possible?',
      'OK, thank you. Please send me the offer in writing so that I can pass it to our CFO.',
      'And what about setup? Is there a one-time fee?',
    ],
    notes: ['Budget seems fixed at about {price}. Decision by {date}.', 'CFO decides, {first} is the champion.'],
  },
  {
    key: 'trial',
    tag: 1,
    subject: 'Trial ends soon',
    openings: [
      'Our trial ends on {date} but half of the team only starts next week. Could you extend it?',
      'I started a trial this morning and cannot find where to add my {seats} technicians. Is there an import?',
      'Is the trial the full product, or is something left out? We need the route planner above all.',
    ],
    answers: [
      'Done: your trial now runs until {date}. Nothing else changes.',
      'Yes: Settings, then Team, then Import. A file with name and email is enough. The guide: https://harborlight.example/help/import',
      'Everything in {plan} is switched on during the trial, the route planner included.',
    ],
    followUps: [
      'Great, thank you very much 🙏',
      'The import says "row 14: unknown role". What is wrong with that row?',
      'We have {seats} people in now. Who can show us the planner, maybe next week?',
    ],
    notes: ['Extended to {date}. Ask again two days before.', 'Good sign: {seats} people invited in one day.'],
  },
  {
    key: 'integration',
    tag: 2,
    subject: 'Connecting our systems',
    openings: [
      'Can Harborlight read work orders from our ERP? It has an old SOAP interface and a nightly CSV export.',
      'Does your API have webhooks for finished jobs? We want to invoice from our own system at {company}.',
      'We use a calendar server of our own (CalDAV). Can jobs appear there for each technician?',
    ],
    answers: [
      'The CSV export is the easy way: drop it on our SFTP server and jobs appear within five minutes. Details: https://harborlight.example/docs/sftp?format=csv&version=2',
      'Yes, job.finished has the parts used and the signature. I can open a sandbox for you today.',
      'Each technician has a private calendar address in their profile; your server can subscribe to it.',
    ],
    followUps: [
      'A sandbox would be perfect. Our developer asks how many requests per minute are allowed.',
      'Which character set does the CSV need? Ours is full of umlauts: ä, ö, ü, ß.',
      'Fine. And if your service is down for an hour, are the webhooks sent again later?',
    ],
    notes: ['Technical contact is their developer, not {first}.', 'Needs SFTP. Only in {plan} and above.'],
  },
  {
    key: 'demo',
    tag: 3,
    subject: 'Demo for {company}',
    openings: [
      'We are {seats} people doing inspections and would like to see a demo, ideally before {date}.',
      'Hi! Saw you at the fair last week. Could somebody walk our two dispatchers through a normal day?',
      'Can the demo be in the evening? Half of our team is nine hours ahead of you.',
    ],
    answers: [
      'With pleasure. Does {date}, 10:00 your time suit you? It takes about 40 minutes.',
      'Of course. Please pick a time that works: https://cal.harborlight.example/sales',
      'Evenings are fine. Tell me who will be there, so that I show the right parts.',
    ],
    followUps: [
      '{date} works. We will be four: two dispatchers, me and our IT manager.',
      'Could you also show how a customer signs on the phone?',
      'Something came up, can we move it by a day? Sorry for that 😅',
    ],
    notes: ['Demo on {date}. Show signature and parts list.', 'Bring a solutions engineer; IT manager attends.'],
  },
  {
    key: 'billing',
    tag: 4,
    subject: 'Question about invoice {ticket}',
    openings: [
      'Invoice {ticket} still shows {seats} seats, but we removed five last month. Can you correct it?',
      'Please change the address on our invoices: {company} has moved. And our VAT number is missing.',
      'Our card was charged twice on {date}. Could you look into that?',
    ],
    answers: [
      'You are right, I have asked accounting for a credit note. It will be in your inbox tomorrow.',
      'Changed. Invoice {ticket} has been issued again with the new address.',
      'I see two charges, one of which is a reservation that disappears after three days.',
    ],
    followUps: [
      'Thank you, that was quick!',
      'The new PDF still has the old VAT number, sorry.',
      'Understood. Please send invoices to accounting as well from now on.',
    ],
    notes: ['Credit note requested from accounting, ref {ticket}.', 'Third billing question this year.'],
  },
  {
    key: 'bug',
    tag: 5,
    subject: 'Something is broken',
    openings: [
      'Since this morning the map stays grey on my tablet. The others see it. Reference {ticket}.',
      'Two technicians got the same job at 8:15. That must not happen!! We looked like fools in front of the customer.',
      'The export of {date} has question marks where names have accents: "Garc?a", "M?ller".',
    ],
    answers: [
      'I am sorry about that. Which version does the tablet show under About?',
      'That is serious, and I have taken it to our engineers under {ticket}. I will write again today.',
      'Found it: the file is UTF-8, but the spreadsheet opened it as something else. A fixed export is here: https://files.harborlight.example/{ticket}.csv',
    ],
    followUps: [
      'Version 8.2.1. I restarted twice already.',
      'Any news? Our planner asks every hour.',
      'Works again, thanks. What was it?',
    ],
    notes: ['Engineering ticket {ticket}, high priority.', 'Upset. Call before the renewal talk.'],
  },
  {
    key: 'feature',
    tag: 6,
    subject: 'An idea',
    openings: [
      'It would help us a lot if a job could have two technicians. Is that planned?',
      'Could reminders go out by text message in the language of the customer? We work in four languages.',
      'Please let us lock a route after 7 am, our drivers hate changes in the van.',
    ],
    answers: [
      'Good idea, and not the first time we hear it. I have added your vote; it is planned for this year.',
      'Text messages are in {plan}. The language follows the customer record already.',
      'You can do that today: Settings, Routes, "Freeze after". Shall I switch it on?',
    ],
    followUps: [
      'Oh nice, I had not seen that. Please switch it on.',
      'Do you know roughly when? We would wait for it.',
      'We would even pay extra for that 😉',
    ],
    notes: ['Vote added for {company}.', 'Would upgrade to {plan} for this.'],
  },
  {
    key: 'security',
    tag: 9,
    subject: 'Security questionnaire',
    openings: [
      'Before we go on, our IT needs answers to a questionnaire with 84 questions. Who can fill that in?',
      'Where is our data kept, and can it stay in Europe? {company} works for public customers.',
      'Do you support single sign-on, and is it included in {plan}?',
    ],
    answers: [
      'Send it to me; we usually return it within five working days. Most answers are here: https://harborlight.example/security',
      'We have a region in Frankfurt. Data chosen to be there never leaves it, backups included.',
      'SSO is part of {plan}. Setting it up takes your admin about half an hour.',
    ],
    followUps: [
      'Thank you. Do you have a penetration test report from this year?',
      'That answers it. Now only procurement has to agree.',
      'Which certificates do you have? The form asks for ISO 27001.',
    ],
    notes: ['Questionnaire due {date}. Legal is involved.', 'EU region is a must.'],
  },
  {
    key: 'renewal',
    tag: 10,
    subject: 'Our contract',
    openings: [
      'Our contract runs until {date}. We would like to go from {seats} seats to something smaller.',
      'I am the new head of operations at {company}. Could you send me our contract and who uses what?',
      'We want to cancel. The product is fine, but the company is closing that branch.',
    ],
    answers: [
      'Welcome, {first}! Attached is the overview. Shall we talk before {date}?',
      'Sorry to hear it. The contract ends on {date} by itself; I will make sure that you can export everything.',
      'A smaller plan is possible from {date}. With fewer than {seats} seats, {plan} would be the right one.',
    ],
    followUps: [
      'Yes, please call me on Thursday.',
      'Thank you for making it easy.',
      'What happens to the photos that technicians took?',
    ],
    notes: ['Renewal on {date}, risk: medium.', 'New decision maker: {first}.'],
  },
  {
    key: 'migration',
    tag: 11,
    subject: 'Moving over from spreadsheets',
    openings: [
      'We have eleven years of customers in spreadsheets, about 40,000 rows. How do we bring them over?',
      'Can we run both systems side by side for a month? I do not dare to switch {seats} people in one night.',
    ],
    answers: [
      'Our onboarding team does that with you. Send a sample of 50 rows and you get it back checked.',
      'Yes, most do. Harborlight can stay in step with your sheet until {date}.',
    ],
    followUps: [
      'Sample is attached. Some addresses are more of a description ("behind the church") 😀',
      'Perfect. What does that cost?',
    ],
    notes: ['40,000 rows, many duplicates. Onboarding quote needed.', 'Go-live planned for {date}.'],
  },
]
