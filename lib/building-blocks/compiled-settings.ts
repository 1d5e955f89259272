import { Architecture, Code, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The compiled settings as a layer: versioned with the deploy, read as a file, free. docs/adr/006. */
export class CompiledSettings extends LayerVersion {
  /** Lambda unpacks layers into /opt. */
  readonly file = '/opt/settings.json';

  constructor(scope: Construct, id: string, settingsDirectory: string) {
    super(scope, id, {
      description: 'replywatch.yaml, compiled',
      code: Code.fromAsset(settingsDirectory),
      compatibleArchitectures: [Architecture.ARM_64],
      compatibleRuntimes: [Runtime.NODEJS_24_X],
    });
  }
}
