package dev.relapse.simulation.draino.flags;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where {@code /metrics} and {@code /healthz} are served. Upstream takes an empty host for every
 * interface; here it means loopback, and an address beyond loopback is refused.
 */
public final class ListenAddress implements ITypeConverter<InetSocketAddress> {

    private static final Pattern SHAPE = Pattern.compile("(.*):(\\d{1,5})");

    @Override
    public InetSocketAddress convert(String value) {
        Matcher shape = SHAPE.matcher(value);
        if (!shape.matches() || Integer.parseInt(shape.group(2)) > 65_535) {
            throw new TypeConversionException(
                    "'" + value + "' is no address: write it as [host]:port");
        }
        return new InetSocketAddress(host(shape.group(1)), Integer.parseInt(shape.group(2)));
    }

    private static InetAddress host(String host) {
        if (host.isEmpty()) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException unknown) {
            throw new TypeConversionException("unknown host '" + host + "'");
        }
        throw new TypeConversionException(
                "'" + host + "' is not loopback: the simulation listens only there");
    }
}
