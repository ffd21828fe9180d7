/** What a browser does with passkeys, in the JSON that both sides speak. */

/** A passkey belongs to a name; a bare address has none. */
export const passkeysWork = (): boolean => !/^[\d.]+$|:/.test(location.hostname) && typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';

/** Answers the server's question with one of the person's passkeys. Rejects when they turn away. */
export async function provePasskey(options: unknown): Promise<unknown> {
  const asked = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  const given = (await navigator.credentials.get({ publicKey: asked })) as PublicKeyCredential;
  return given.toJSON();
}

export async function makePasskey(options: unknown): Promise<unknown> {
  const asked = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  const made = (await navigator.credentials.create({ publicKey: asked })) as PublicKeyCredential;
  return made.toJSON();
}

/** Turning away is no fault: there is nothing to explain. */
export const turnedAway = (error: unknown): boolean => error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
