/** The product's sign: one line among several that is put through. */
export function Mark() {
  return (
    <svg className="sb-mark" width="26" height="26" viewBox="0 0 26 26" aria-hidden focusable="false">
      <rect width="26" height="26" rx="7" fill="var(--sb-accent)" />
      <path d="M6 8h5c4 0 4 10 9 10" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      <path d="M6 18h3M17 8h3" fill="none" stroke="#fff" strokeOpacity=".55" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
