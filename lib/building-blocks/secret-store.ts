import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Permission } from './permission.ts';

/**
 * SSM parameters (SecureString, standard: free) that people set, never a deploy. Encrypted by alias/aws/ssm, whose own
 * policy lets every reader of the parameter in this account decrypt through SSM: no KMS permission is needed.
 */
export class SecretStore {
  /** Ends in `/`; a secret's parameter is this and its name. */
  readonly prefix: string;
  readonly #stack: Stack;

  constructor(scope: Construct) {
    this.#stack = Stack.of(scope);
    this.prefix = `/replywatch/${this.#stack.stackName}/`;
  }

  /** Exactly these secrets. */
  read(names: readonly string[]): Permission {
    const resources = [...new Set(names)].map((name) =>
      // The parameter's name begins with the slash that the ARN has as its separator.
      this.#stack.formatArn({ service: 'ssm', resource: `parameter${this.prefix}${name}` }),
    );
    return { actions: ['ssm:GetParameter'], resources };
  }
}
