/** Words that companies, jobs and campaigns are made of. All names are invented. */
const list = (text: string): string[] => text.split(',').map((item) => item.trim())

export const COMPANY_HEADS = list(
  'Alder, Basalt, Cinder, Dovetail, Ember, Fjord, Granite, Hollow, Indigo, Juniper, Kestrel, Lantern, Meridian, Nimbus, Osprey, Pebble, Quarry, Redwood, Saffron, Thistle, Umber, Verdant, Willow, Yarrow, Zephyr, Amber, Birch, Copper, Drift, Elm, Falcon, Garnet, Hazel, Ivory, Jasper, Koala, Lunar, Maple, Nectar, Onyx, Prairie, Quill, River, Sable, Tundra, Vesper, Wren, Éclair, Ñandú, Østfold, Bärlauch, Śliwka',
)
export const COMPANY_TAILS = list(
  'field Logistics, works, & Sons Heating, stone Clinics, line Freight, bridge Energy, Pest Control, Solar, Elevators, house Dental, Facilities, Water, Broadband, Landscaping, Security, Medical Supply, Foods, Robotics, Property Care, Rail, Mobility, Refrigeration, Roofing, Labs, Cleaning, Marine, Telecom, Optics, Gardens, Motors, Insurance, Software, Studios, Consulting',
)
export const COMPANY_FORMS = list('Inc., Ltd, GmbH, S.A., AB, Pty Ltd, K.K., Group, S.L., Oy, LLC, Sp. z o.o.')

export const INDUSTRIES = list(
  'Construction, Energy, Engineering, Environmental, Food & Beverage, Healthcare, Insurance, Manufacturing, Retail, Technology, Telecommunications, Transportation, Utilities',
)
export const JOB_TITLES = list(
  'Head of Operations, Operations Manager, Dispatcher, CTO, IT Manager, Founder, CFO, Procurement Lead, Field Service Manager, Office Manager, VP Customer Experience, Regional Director, Systems Administrator, Responsable des opérations, Leiter Kundendienst, 業務部長, Jefa de compras',
)
export const COMPANY_SIZES = list('1-10, 11-50, 51-200, 201-500, 501-1000, 1000+')
export const BUDGETS = list('under 5k, 5k-20k, 20k-50k, 50k-100k, 100k+, not decided')
export const USE_CASES = list(
  'Dispatch technicians, Plan delivery routes, Replace spreadsheets, Bill jobs from the field, Schedule inspections, Let customers book online, Track spare parts',
)
export const TIMELINES = list('this month, this quarter, next quarter, next year, just looking')
export const LIFECYCLES = list('new, marketing qualified, sales qualified, in trial, negotiating, customer, lost')
export const PLANS = list('Starter, Team, Business, Enterprise')

export const UTM_SOURCES = list('search-ads, newsletter, webinar, partner, review-site, social, podcast, trade-fair')
export const UTM_MEDIUMS = list('cpc, email, referral, organic, social, event')
export const UTM_CAMPAIGNS = list(
  'spring-launch, route-planner-2026, dispatch-demo, année-2026, field-service-guide, winback, price-list, free-trial',
)
export const UTM_TERMS = list(
  'route planning software, dispatch software, field service app, Einsatzplanung, planification tournées',
)
export const REFERRERS = list(
  'https://search.example/?q=route+planning, https://news.example/field-service/2026, https://reviews.example/compare/harborlight, https://social.example/posts/48113, https://partners.example/harborlight?ref=a&b=%C3%A9',
)
export const BROWSERS: [string, string][] = [
  ['chrome', 'Windows'],
  ['chrome', 'OS X'],
  ['safari', 'OS X'],
  ['firefox', 'Linux'],
  ['edge', 'Windows'],
  ['mobile safari', 'iOS'],
  ['chrome mobile', 'Android'],
]
/** Where private people have their mail. */
export const MAIL_HOSTS = list('mail.example, inbox.example, post.example, correo.example, webmail.example')

export const TAGS = list(
  'Pricing, Trial, Integration, Demo request, Billing, Bug, Feature request, VIP, Churn risk, Security review, Renewal, Migration',
)
export const SEGMENTS: [string, 'contact' | 'user'][] = [
  ['New leads this month', 'contact'],
  ['Qualified, not contacted', 'contact'],
  ['Active customers', 'user'],
  ['Trials', 'user'],
  ['Quiet for 90 days', 'user'],
]
export const MACROS: [string, string][] = [
  [
    'Introduce yourself',
    '<p>Hi {{first_name | fallback: "there"}}, I look after your account here at Harborlight. How can I help?</p>',
  ],
  [
    'Book a call',
    '<p>Would a quick call help? Here is my calendar: <a href="https://cal.harborlight.example/sales">pick a time</a>.</p>',
  ],
  [
    'Price list',
    '<p>Our plans start at 29 per seat and month. The full list is <a href="https://harborlight.example/pricing">here</a>.</p>',
  ],
  [
    'Ask for details',
    '<p>To route this well, could you tell me how many people are in the field, and what you use today?</p>',
  ],
  ['Trial extended', '<p>I have extended your trial by two weeks. Nothing to do on your side.</p>'],
  ['Closing', '<p>I will close this for now. Just write again, and it opens by itself.</p>'],
]
