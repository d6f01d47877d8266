// The peers: others' issuers and verifiers, each behind one function of plain values.
import {buildLoader, sealNetwork} from './offline.mjs';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as didKey from '@digitalbazaar/did-method-key';
import * as jose from 'jose';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {Ed25519VerificationKey2020} from '@digitalbazaar/ed25519-verification-key-2020';
import {cryptosuite as ecdsaRdfc2019} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {createVerifyCryptosuite as eddsaJcs2022} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as eddsaRdfc2022} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential as verifyWithDcc} from '@digitalcredentials/verifier-core';
import jsonld from 'jsonld';
import rdfCanonize from 'rdf-canonize';

const driver = didKey.driver();
driver.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});
driver.use({multibaseMultikeyHeader: 'zDna', fromMultibase: EcdsaMultikey.from});

/** A driver that gives the older key form, as Ed25519Signature2020 of the same makers wants it. */
const legacyDriver = didKey.driver();
legacyDriver.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519VerificationKey2020.from});

/** Everything the peers need to know: published contexts, and what `fetch` may answer. */
export class Peers {
  constructor({contexts, served = {}, didDocuments = {}}) {
    sealNetwork(served);
    this.loader = buildLoader(contexts, driver, didDocuments);
    this.legacyLoader = buildLoader(contexts, legacyDriver);
  }

  /** Verify with @digitalbazaar/vc; the status of a credential is not its question here. */
  async verifyWithVc(text, now) {
    const credential = JSON.parse(text);
    const legacy = [credential.proof].flat().some(proof => proof?.type === 'Ed25519Signature2020');
    const cryptosuites = [eddsaRdfc2022, eddsaJcs2022(), ecdsaRdfc2019];
    const suite = legacy ? new Ed25519Signature2020() :
      cryptosuites.map(cryptosuite => new DataIntegrityProof({cryptosuite}));
    const documentLoader = legacy ? this.legacyLoader : this.loader;
    const checkStatus = async () => ({verified: true});
    const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus, now});
    const proofs = (result.results ?? []).map(each => ({cryptosuite: each.proof?.cryptosuite, verified: each.verified}));
    return {verified: result.verified, why: reasons(result.error), proofs};
  }

  /** Verify a presentation with @digitalbazaar/vc, and every credential in it. */
  async verifyPresentation(text, challenge, domain, now) {
    const presentation = JSON.parse(text);
    const suite = new DataIntegrityProof({cryptosuite: eddsaRdfc2022});
    const checkStatus = async () => ({verified: true});
    const result = await vc.verify({presentation, suite, challenge, domain, documentLoader: this.loader, checkStatus, now});
    return {
      verified: result.verified,
      why: reasons(result.presentationResult?.error ?? result.error),
      credentials: (result.credentialResults ?? []).map(each => each.verified)
    };
  }

  /** Present credentials with @digitalbazaar/vc. */
  async presentWithVc(credentials, keyPair, challenge, domain, created) {
    const presentation = vc.createPresentation({
      verifiableCredential: credentials.map(each => JSON.parse(each)), id: 'urn:uuid:6f2a4d53-0000-4000-8000-000000000001',
      holder: keyPair.controller, now: created, version: 2
    });
    const suite = await integritySuite(keyPair, created);
    const signed = await vc.signPresentation({presentation, suite, challenge, domain, documentLoader: this.loader});
    return JSON.stringify(signed);
  }

  /** Verify a token with jose: by a key given as SPKI, by the key it carries, and its time claims. */
  async verifyWithJose(token, spki, now) {
    const {alg} = jose.decodeProtectedHeader(token);
    const options = {currentDate: new Date(now), algorithms: [alg]};
    try {
      const given = await jose.jwtVerify(token, await jose.importSPKI(spki, alg), options);
      await jose.jwtVerify(token, jose.EmbeddedJWK, options);
      return {verified: true, why: [], header: given.protectedHeader, payload: given.payload};
    } catch(error) {
      return {verified: false, why: [error.code ?? error.name]};
    }
  }

  /** Verify with @digitalcredentials/verifier-core, with no registries of issuers. */
  async verifyWithCore(text) {
    const result = await verifyWithDcc({credential: JSON.parse(text), knownDIDRegistries: []});
    const steps = {};
    for(const entry of result.log ?? []) {
      steps[entry.id] = entry.error ? entry.error.name : entry.valid;
    }
    const [schema] = (result.additionalInformation ?? []).flatMap(entry => entry.results);
    return {
      verified: steps.valid_signature === true && !result.errors,
      why: (result.errors ?? []).map(error => error.name),
      steps,
      schema: schema?.result ?? null
    };
  }

  /** Issue with @digitalbazaar/vc; `suite` is eddsa-rdfc-2022 or Ed25519Signature2020. */
  async issueWithVc(document, suite, keyPair, created) {
    const maker = suite === 'Ed25519Signature2020' ? legacySuite : integritySuite;
    const documentLoader = suite === 'Ed25519Signature2020' ? this.legacyLoader : this.loader;
    const signed = await vc.issue({
      credential: structuredClone(document), suite: await maker(keyPair, created), documentLoader, now: created
    });
    return JSON.stringify(signed);
  }

  /** Return canonical N-Quads by jsonld.js and rdf-canonize. */
  async canonize(document) {
    const dataset = await jsonld.toRDF(document, {documentLoader: this.loader, safe: true, base: null});
    return rdfCanonize.canonize(dataset, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
  }
}

/** Return a key pair as both suites take it, from Multikey texts. */
export async function loadKeyPair({publicKeyMultibase, secretKeyMultibase}) {
  const controller = `did:key:${publicKeyMultibase}`;
  return Ed25519Multikey.from({
    type: 'Multikey', id: `${controller}#${publicKeyMultibase}`, controller, publicKeyMultibase, secretKeyMultibase
  });
}

/** Return a signing suite for eddsa-rdfc-2022. */
export async function integritySuite(keyPair, created) {
  return new DataIntegrityProof({signer: keyPair.signer(), cryptosuite: eddsaRdfc2022, date: created});
}

async function legacySuite(keyPair, created) {
  return new Ed25519Signature2020({signer: keyPair.signer(), date: created});
}

function reasons(error) {
  if(!error) {
    return [];
  }
  return (error.errors ?? [error]).map(each => `${each.name}: ${each.message}`);
}
