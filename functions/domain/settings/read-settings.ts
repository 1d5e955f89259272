import { Refusal } from '../shared/refusal.ts';
import { compileSettings } from './compile-settings.ts';
import { consistencyProblems } from './consistency.ts';
import { settingsFile } from './file/settings-file.ts';
import { problemsOf } from './file/telling.ts';
import { noHolidayFiles, type ReadHolidayFile, withHolidayFiles } from './holiday-files.ts';
import { type Path, type Problem, pathWords } from './problem.ts';
import { reachProblems } from './reach.ts';
import { referenceProblems } from './references.ts';
import type { Settings } from './settings.ts';
import { LARGEST_FILE_BYTES, readYaml } from './yaml-text.ts';

/**
 * The settings of a YAML text. Throws the first problem as a Refusal: `file:line path: problem; mend`.
 * iCal files that calendars name are read by `readFile`.
 */
export function readSettings(yamlText: string, fileName: string, readFile = noHolidayFiles): Settings {
  const reading = read(yamlText, fileName, readFile);
  if ('settings' in reading) return reading.settings;
  throw reading.problems[0];
}

/** As `readSettings`, for policies on trial: they need not make use of every route that there is. */
export function readTrialSettings(yamlText: string, fileName: string, readFile = noHolidayFiles): Settings {
  const reading = read(yamlText, fileName, readFile, ({ path }) => path[0] !== 'routes');
  if ('settings' in reading) return reading.settings;
  throw reading.problems[0];
}

/** Every problem of a YAML text, in the order of its lines; none when `readSettings` would answer. */
export function findProblems(yamlText: string, fileName: string, readFile = noHolidayFiles): readonly Refusal[] {
  const reading = read(yamlText, fileName, readFile);
  return 'settings' in reading ? [] : reading.problems;
}

type Reading = { readonly settings: Settings } | { readonly problems: readonly [Refusal, ...Refusal[]] };

function read(
  yamlText: string,
  fileName: string,
  readFile: ReadHolidayFile,
  matters: (unreached: Problem) => boolean = () => true,
): Reading {
  if (yamlText.length > LARGEST_FILE_BYTES) {
    return {
      problems: [
        new Refusal(fileName, `is larger than ${LARGEST_FILE_BYTES / 1_000_000} MB`, 'keep settings only in this file'),
      ],
    };
  }
  const yaml = readYaml(yamlText);
  if ('broken' in yaml) {
    const { line, problem, mend } = yaml.broken;
    return { problems: [new Refusal(`${fileName}:${line}`, problem, mend)] };
  }
  if (yaml.value === null || yaml.value === undefined) {
    return { problems: [new Refusal(fileName, 'is empty', 'start from the replywatch.yaml of the project')] };
  }

  const refusals = (problems: readonly Problem[]): Reading | undefined => {
    const [first, ...others] = problems.map((problem) => placed(problem, yaml.locate)).sort((a, b) => a.line - b.line);
    if (first === undefined) return undefined;
    const refuse = ({ line, path, problem, mend }: Placed) => new Refusal(`${fileName}:${line} ${path}`, problem, mend);
    return { problems: [refuse(first), ...others.map(refuse)] };
  };

  const parsed = settingsFile.safeParse(yaml.value);
  const shape = parsed.success ? [] : parsed.error.issues.flatMap(problemsOf);
  // A pasted secret is the whole story of its place.
  const secrets = new Set(yaml.problems.map(({ path }) => pathWords(path)));
  const misshapen = refusals([...yaml.problems, ...shape.filter(({ path }) => !secrets.has(pathWords(path)))]);
  if (misshapen !== undefined || !parsed.success) return misshapen ?? nothingSaid(fileName);
  const { file, problems } = withHolidayFiles(parsed.data, readFile);
  const contradictory = refusals([...problems, ...referenceProblems(file), ...consistencyProblems(file)]);
  if (contradictory !== undefined) return contradictory;
  const settings = compileSettings(file);
  return refusals(reachProblems(settings).filter(matters)) ?? { settings };
}

type Placed = { readonly line: number; readonly path: string; readonly problem: string; readonly mend: string };

function placed(given: Problem, locate: (path: Path) => { path: Path; line: number }): Placed {
  const { path, line } = locate(given.path);
  return { line, path: pathWords(path), problem: given.problem, mend: given.mend };
}

const nothingSaid = (fileName: string): Reading => ({
  problems: [new Refusal(fileName, 'does not have the shape of settings', 'see docs/settings.md')],
});
