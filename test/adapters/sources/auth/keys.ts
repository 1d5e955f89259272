import { exportPKCS8, generateKeyPair } from 'jose';

/** Keys made for one test run: a signature is checked with the public half. */
export async function aKeyPair(algorithm: 'ES256' | 'RS256') {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { pem: await exportPKCS8(privateKey), publicKey };
}
