/** A continuous integration server asks for colours: what a test reads must not depend on where it runs. */
delete process.env['FORCE_COLOR'];
process.env['NO_COLOR'] = '1';
