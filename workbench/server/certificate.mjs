/**
 * A certificate for https://localhost. Office.js trusts only an HTTPS host page, so the workbench needs one. The one that
 * Office's own tools installed and the system trusts is taken where there is one; else one is made on the spot and kept
 * beside the build, without a prompt and without root. The browser warns of that one, once.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import path from "node:path";
import officeCertificates from "office-addin-dev-certs";
import selfsigned from "selfsigned";

const day = 24 * 60 * 60 * 1000;

/**
 * @param {string} folder where a certificate of our own is kept
 * @returns {Promise<{ key: string | Buffer, cert: string | Buffer, trusted: boolean }>}
 */
export async function localhostCertificate(folder) {
  return (await officeCertificate()) ?? { ...(await ownCertificate(folder)), trusted: false };
}

async function officeCertificate() {
  try {
    if (!officeCertificates.verifyCertificates()) return undefined;
    const { key, cert } = await officeCertificates.getHttpsServerOptions();
    return { key, cert, trusted: true };
  } catch {
    return undefined; // The tools cannot look here (no openssl, say): then there is nothing to take from them.
  }
}

async function ownCertificate(folder) {
  const files = { key: path.join(folder, "localhost.key"), cert: path.join(folder, "localhost.crt") };
  if (Object.values(files).every(existsSync)) {
    const kept = { key: readFileSync(files.key), cert: readFileSync(files.cert) };
    if (Date.parse(new X509Certificate(kept.cert).validTo) > Date.now() + day) return kept;
  }
  const made = await selfsigned.generate([{ name: "commonName", value: "localhost" }], {
    notAfterDate: new Date(Date.now() + 365 * day),
    keySize: 2048,
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: false },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.key, made.private, { mode: 0o600 });
  writeFileSync(files.cert, made.cert);
  return { key: made.private, cert: made.cert };
}
