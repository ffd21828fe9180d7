import { createContext, use } from 'react';
import type { OpenApi } from './openapi';

export const DocumentContext = createContext<OpenApi | null>(null);

export function useDocument(): OpenApi {
  const document = use(DocumentContext);
  if (!document) throw new Error('useDocument needs DocumentContext above it.');
  return document;
}
