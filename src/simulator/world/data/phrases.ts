/** First messages in the writer's own language, by locale code. */
export const OPENINGS_BY_LOCALE: Record<string, string[]> = {
  de: ['Guten Tag, was kostet {plan} für {seats} Monteure? Und läuft die App auch ohne Netz im Keller?'],
  fr: ["Bonjour, est-il possible d'importer nos tournées depuis un fichier Excel ? Nous sommes {seats} à {company}."],
  es: ['¡Hola! ¿Se puede probar el plan {plan} antes de pagar? Somos {seats} técnicos en {company}.'],
  pt: ['Olá, vocês emitem nota fiscal? Precisamos de {seats} licenças até {date}.'],
  nordic: ['Hej! Går det att köra er på svenska? Våra tekniker i fält vill helst slippa engelska.'],
  slavic: ['Dzień dobry, czy mapa działa bez internetu? Nasi technicy często są w piwnicach.'],
  tr: ['Merhaba, {seats} kişilik ekibimiz için fiyat alabilir miyiz?'],
  vi: ['Chào bạn, phần mềm có hỗ trợ tiếng Việt không?'],
  ja: ['お世話になっております。{seats}名で利用した場合の料金を教えていただけますでしょうか。'],
  zh: ['您好，请问可以先试用再购买吗？我们公司有{seats}名技术人员。'],
  ko: ['안녕하세요, {seats}명 기준 견적을 받을 수 있을까요?'],
  ar: ['مرحبا، هل يدعم التطبيق اللغة العربية والكتابة من اليمين إلى اليسار؟ لدينا {seats} فنياً.'],
  he: ['שלום, האם אפשר לקבל הצעת מחיר עבור {seats} טכנאים? אנחנו ב־{company}.'],
  cyrillic: ['Добрий день! Чи можна імпортувати графік із таблиці? Нас {seats} осіб.'],
  hi: ['नमस्ते, क्या {seats} लोगों के लिए डेमो मिल सकता है?'],
}

/** What people write when all is said, with the signs they like to use. */
export const THANKS = [
  'Perfect, thanks! 🎉',
  'Thank you 👍🏽',
  'Great, that helps a lot.',
  'ok',
  'Merci beaucoup !',
  '🙏🙏🙏',
  'Will do. Best, {first} 👨‍👩‍👧',
]

/** Outbound first messages of teammates, and of automation. */
export const OUTBOUND = [
  'Hi {first}, I look after {company} here at Harborlight. Is {date} a good day for a short call?',
  'Hello {first}, you looked at our price list last week. Any question I can answer?',
]
export const AUTOMATED = ['👋 Hi! Ask us anything about planning, routes or prices. We usually answer within minutes.']

/** What teammates write whatever it is about. */
export const ANYTIME = [
  'Thanks for the details, {first}. Let me check with a colleague and come back to you today.',
  'Good question. Short answer: yes. I will send you the long one with a screenshot.',
  'Noted. Anything else that I can prepare for {date}?',
  'I have put that on our list for {company}, so that it does not get lost.',
  'Shall we look at it together? My calendar: https://cal.harborlight.example/sales',
  'Understood.',
]
export const CLOSINGS = [
  'I close this for now, {first}. Write again at any time and it opens by itself.',
  'Glad that this is solved. Have a good week!',
  'As we did not hear from you, I close this one. No worries if it takes longer.',
]
