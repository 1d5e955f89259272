/** Version of this code, named to the servers that it asks. A test holds it equal to package.json. */
export const VERSION = '0.1.0';
