export const mostFiles = 5;
export const acceptedTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'];
const largest = 10 * 1024 * 1024;

/** Why a file need not even be sent: the server would refuse it, after minutes on a slow line. */
export function fileProblem(file: { type: string; size: number }): 'upload.type' | 'upload.size' | null {
  if (!acceptedTypes.includes(file.type)) return 'upload.type';
  return file.size > largest ? 'upload.size' : null;
}
