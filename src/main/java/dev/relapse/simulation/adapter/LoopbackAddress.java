package dev.relapse.simulation.adapter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes only IP addresses of the loopback interface. */
final class LoopbackAddress implements ITypeConverter<InetAddress> {

    @Override
    public InetAddress convert(String value) throws UnknownHostException {
        // A name would be looked up; digits and colons are parsed.
        if (!value.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new TypeConversionException("\"" + value + "\" is not an IP address");
        }
        InetAddress address = InetAddress.getByName(value);
        if (!address.isLoopbackAddress()) {
            throw new TypeConversionException(
                    value + " is not a loopback address; the simulation listens nowhere else");
        }
        return address;
    }
}
