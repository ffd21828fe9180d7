import type { Language } from '@switchboard/shared';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A waiting time at a glance: seconds while they matter, then minutes, then hours, then days. */
export function spanText(ms: number, language: Language): string {
  const zh = language === 'zh-CN';
  if (ms < MINUTE) return zh ? `${seconds(ms)} 秒` : `${seconds(ms)}s`;
  if (ms < HOUR) return zh ? `${Math.floor(ms / MINUTE)} 分钟` : `${Math.floor(ms / MINUTE)}m`;
  if (ms < DAY) {
    const [h, m] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE)];
    return zh ? `${h} 小时${m ? ` ${m} 分` : ''}` : `${h}h${m ? ` ${m}m` : ''}`;
  }
  return zh ? `${Math.floor(ms / DAY)} 天` : `${Math.floor(ms / DAY)}d`;
}

// A clock that runs a little behind the server's must not count below nothing.
const seconds = (ms: number): number => Math.max(0, Math.floor(ms / 1000));

/** When something happened, as short as it stays clear: the time today, the day this year, else the date. */
export function stampText(at: string, now: number, language: Language): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return timeText(at, language);
  const sameYear = then.getFullYear() === today.getFullYear();
  return then.toLocaleDateString(language, sameYear ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'short', day: 'numeric' });
}

export const timeText = (at: string, language: Language): string => new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });

export const fullText = (at: string, language: Language): string => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', hour12: false });

/** The heading of a day among messages. */
export function dayText(at: string, now: number, language: Language, words: { today: string; yesterday: string }): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return words.today;
  if (day === new Date(now - DAY).toDateString()) return words.yesterday;
  return new Date(at).toLocaleDateString(language, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
}

/** The presets of a snooze. Mornings are at nine, by the agent's own clock. */
export function snoozeTimes(now: Date): { inAnHour: Date; inThreeHours: Date; tomorrow: Date; nextWeek: Date } {
  const nine = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return { inAnHour: new Date(now.getTime() + HOUR), inThreeHours: new Date(now.getTime() + 3 * HOUR), tomorrow: nine(1), nextWeek: nine(untilMonday) };
}

export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
