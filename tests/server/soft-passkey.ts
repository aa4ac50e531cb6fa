import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const userPresent = 0x01;
const userVerified = 0x04;
const withCredential = 0x40;

/** The few shapes of CBOR (RFC 8949) a credential needs: small numbers, bytes, text, maps in the order given. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.byteLength), value]);
  const entries = [...value].flatMap(([key, item]) => [cbor(key), cbor(item as Parameters<typeof cbor>[0])]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

export interface PasskeyOptions {
  readonly challenge: string;
  readonly rp?: { readonly id?: string };
  readonly rpId?: string;
}

interface Manner {
  /** Where the browser says the page is. */
  readonly origin?: string;
  /** Finger, face or PIN was asked for; true unless told. */
  readonly verified?: boolean;
}

/** A passkey as a telephone would hold one, in the JSON shape a browser gives. */
export class SoftPasskey {
  private readonly key: KeyObject;
  private readonly cose: Buffer;
  private readonly id = randomBytes(32);
  private counter = 0;
  userHandle = '';

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.cose = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  create(options: PasskeyOptions & { readonly user: { readonly id: string } }, manner: Manner = {}) {
    this.userHandle = options.user.id;
    const known = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.byteLength]), this.id, this.cose]);
    const authData = Buffer.concat([this.authData(options.rp?.id ?? '', withCredential, manner), known]);
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return this.credential({
      clientDataJSON: this.clientData('webauthn.create', options, manner),
      attestationObject: attestation.toString('base64url'),
    });
  }

  get(options: PasskeyOptions, manner: Manner = {}) {
    const clientDataJSON = this.clientData('webauthn.get', options, manner);
    const authenticatorData = this.authData(options.rpId ?? '', 0, manner);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.credential({
      clientDataJSON,
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', signed, this.key).toString('base64url'),
      userHandle: this.userHandle,
    });
  }

  private authData(rpId: string, more: number, { verified = true }: Manner): Buffer {
    this.counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(rpId), Buffer.from([userPresent | (verified ? userVerified : 0) | more]), counter]);
  }

  private clientData(type: string, { challenge }: PasskeyOptions, { origin = 'http://localhost' }: Manner): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
  }

  private credential(response: object) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}
