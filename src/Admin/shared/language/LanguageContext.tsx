import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Dictionary } from './dictionary';
import { rememberedLanguage, rememberLanguage, type Language } from './language';

interface Chosen {
  language: Language;
  choose: (language: Language) => void;
}

const LanguageContext = createContext<Chosen | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const chosen = useMemo(
    () => ({
      language,
      choose: (wanted: Language) => {
        rememberLanguage(wanted);
        setLanguage(wanted);
      },
    }),
    [language],
  );
  return <LanguageContext value={chosen}>{children}</LanguageContext>;
}

export function useLanguage(): Chosen {
  const chosen = use(LanguageContext);
  if (!chosen) throw new Error('useLanguage needs LanguageProvider above it.');
  return chosen;
}

/** A feature's words in the language that the reader chose. */
export function useWords<T>(words: Dictionary<T>): Dictionary<T>['en'] {
  return words[useLanguage().language];
}
