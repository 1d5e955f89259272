import { type Answer, type LocalServer, serveLocally } from './http-server.ts';
import type { Gate } from './permissions/gate.ts';

/** Answers the value of a secret by its name, nothing when there is none. */
export type ReadSecret = (name: string) => string | undefined | Promise<string | undefined>;

interface ParameterInput {
  readonly Name?: string;
  readonly Names?: readonly string[];
}

/** Secrets come from the environment of the run: nothing is stored. */
export const secretsOfEnvironment =
  (variables: Readonly<Record<string, string | undefined>>): ReadSecret =>
  (name) =>
    variables[name];

/** The part of SSM that functions use: parameters by name, read from `secrets` by the last part of their path. */
export async function startSsm(secrets: ReadSecret, gate: Gate): Promise<LocalServer> {
  const read = async (name: string): Promise<object | undefined> => {
    const value = await secrets(name.split('/').at(-1) ?? name);
    return value === undefined ? undefined : { Name: name, Type: 'SecureString', Value: value, Version: 1 };
  };
  return serveLocally(async (request, body) => {
    const denied = gate(request, body);
    if (denied !== undefined) return denied;
    const action = String(request.headers['x-amz-target']).split('.').at(-1);
    const { Name: name, Names: names = [] } = JSON.parse(body.toString()) as ParameterInput;
    if (action === 'GetParameter') {
      const parameter = await read(name ?? '');
      return parameter === undefined ? fault('ParameterNotFound', '') : json(200, { Parameter: parameter });
    }
    if (action === 'GetParameters') {
      const found = await Promise.all(names.map(read));
      const missing = names.filter((_, index) => found[index] === undefined);
      return json(200, {
        Parameters: found.filter((parameter) => parameter !== undefined),
        InvalidParameters: missing,
      });
    }
    return fault('UnknownOperationException', `the local run has no ${action}`);
  });
}

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

const fault = (type: string, message: string): Answer => json(400, { __type: type, message });
