/**
 * The form of an email address that is compared: trimmed, in Unicode lower case. Intercom and Salesforce both compare
 * addresses without regard to case. Takes any text; null where there is none.
 */
export function foldEmail(email: string | null): string | null {
  const folded = email?.trim().toLowerCase().normalize('NFC') ?? ''
  return folded === '' ? null : folded
}
