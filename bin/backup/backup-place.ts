import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** Where the files of a backup lie: a folder, or a prefix of a bucket. */
export interface BackupPlace {
  write(name: string, content: string): Promise<void>;
  /** Undefined where there is no such file. */
  read(name: string): Promise<string | undefined>;
}

/** `s3://bucket/prefix`, or a folder. */
export function backupPlace(where: string, option: string): BackupPlace {
  if (!where.startsWith('s3:')) return folderPlace(where, option);
  const { bucket, prefix } =
    /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(?<prefix>.*))?$/u.exec(where)?.groups ?? {};
  if (bucket === undefined) throw new Refusal(option, `${shown(where)} is no place in S3`, 'write s3://bucket/prefix');
  return bucketPlace(bucket, (prefix ?? '').replace(/(?<!\/)\/+$/u, ''));
}

function folderPlace(folder: string, option: string): BackupPlace {
  return {
    async write(name, content) {
      try {
        await mkdir(folder, { recursive: true });
        // Beside and renamed: a command that dies leaves no half file under the name of a whole one.
        await writeFile(join(folder, `${name}.new`), content);
        await rename(join(folder, `${name}.new`), join(folder, name));
      } catch (cause) {
        throw new Refusal(
          option,
          `${folder} cannot be written (${codeOf(cause)})`,
          'name a folder that you may write',
          { cause },
        );
      }
    },
    async read(name) {
      try {
        return await readFile(join(folder, name), 'utf8');
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return undefined;
        throw new Refusal(option, `${join(folder, name)} cannot be read (${codeOf(cause)})`, 'check who may read it', {
          cause,
        });
      }
    },
  };
}

function bucketPlace(Bucket: string, prefix: string): BackupPlace {
  const client = new S3Client({ maxAttempts: 4 });
  const keyOf = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
  return {
    async write(name, content) {
      await client.send(
        new PutObjectCommand({ Bucket, Key: keyOf(name), Body: content, ServerSideEncryption: 'AES256' }),
      );
    },
    async read(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(name) }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
  };
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
