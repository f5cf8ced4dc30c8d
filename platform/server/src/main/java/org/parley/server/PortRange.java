package org.parley.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Ports from the first to the last, written {@code LOW-HIGH}. */
record PortRange(int low, int high) {

    /** For the command line. */
    static final class Converter implements ITypeConverter<PortRange> {
        @Override
        public PortRange convert(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length == 2 && ends[0].matches("\\d{1,5}") && ends[1].matches("\\d{1,5}")) {
                return new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a range: write LOW-HIGH, for instance 20000-29999");
        }
    }
}
