import { create } from 'zustand'
import type { Audience, MessageContent } from '../../../contract/models'
import { usePlace } from './place'

/** One that was begun and has no words yet; it is kept from the first of them on. */
export interface Begun {
  readonly id: string
  readonly content: MessageContent
}

interface MessagesState {
  readonly openId: string | null
  readonly begun: Begun | null
  readonly open: (id: string | null) => void
  /** Opens a new one to these people. `asTask`: whether the rep wants Tasks of such. */
  readonly begin: (audience: Audience, asTask: boolean, more?: Partial<MessageContent>) => void
}

/** Which message is open, and the one that is just being begun. */
export const useOpenMessage = create<MessagesState>((set) => ({
  openId: null,
  begun: null,
  open: (openId) => set({ openId }),
  begin: (audience, asTask, more = {}) => {
    const id = crypto.randomUUID()
    const isOne = audience.by === 'people' && audience.personIds.length === 1
    const content: MessageContent = {
      channel: 'email',
      template: 'personal',
      subject: '',
      body: '',
      mode: 'fixed',
      audience,
      // To one person the rep means it; an audience is not to be pestered.
      quietDays: isOne ? 0 : 3,
      asTask,
      ...more,
    }
    set({ openId: id, begun: { id, content } })
    usePlace.getState().goTo('messages')
  },
}))
