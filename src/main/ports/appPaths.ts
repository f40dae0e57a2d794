/** Folders of this installation; absolute, existing, private to the user (mode 0700). */
export interface AppPaths {
  /** Cache files, their backups and set-aside files. */
  data: string
  logs: string
}
