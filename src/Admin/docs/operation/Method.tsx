export function Method({ name }: { name: string }) {
  return <span className={`docs-method docs-${name.toLowerCase()}`}>{name}</span>;
}
