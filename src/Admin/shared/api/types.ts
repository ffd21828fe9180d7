import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type Paths = paths;

export type Article = Schemas['Article'];
export type ArticleHit = Schemas['ArticleHit'];
export type Attachment = Schemas['Attachment'];
export type Contact = Schemas['Contact'];
export type Conversation = Schemas['Conversation'];
export type Inbox = Schemas['Inbox'];
export type Member = Schemas['Member'];
export type Message = Schemas['Message'];
export type Plugin = Schemas['Plugin'];
export type Problem = Schemas['Problem'];
export type Session = Schemas['Session'];
export type Team = Schemas['Team'];
export type Availability = Member['availability'];
