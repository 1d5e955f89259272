/** Something that is missing or that people should know before they deploy; none of it makes the settings wrong. */
export interface Advice {
  readonly about:
    | 'secret'
    | 'response'
    | 'limit'
    | 'e-mail'
    | 'local'
    | 'alerts'
    | 'start'
    | 'operation'
    | 'unused'
    | 'policy'
    | 'opinion';
  readonly text: string;
}
