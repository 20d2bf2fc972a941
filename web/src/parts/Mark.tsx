/** The mark of Puente: a bridge. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <path
        d="M2 22h28M5 22C9 8 23 8 27 22M10 22v-6.5M16 22V12M22 22v-6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
