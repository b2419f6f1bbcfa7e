using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Why nothing may have come back, the likely reasons first.</summary>
internal static class OctetHints
{
    public static IEnumerable<string> Of(OctetMode mode, OctetFlow flow, OctetPort a, OctetPort? b)
    {
        if (mode == OctetMode.Source)
        {
            yield return flow.Octets == 0
                ? "The device sends nothing: is it a source (SourceSink and not Loopback), is its source side enabled, is this its interface (interface=N)?"
                : "The device sends something else: name what it sends with --pattern (Linux' SourceSink gadget: zeros, or mod63 with pattern=1).";
            yield break;
        }

        if (mode == OctetMode.Sink)
        {
            yield return "The device takes nothing: is it a sink, and is its sink side enabled? Linux' SourceSink gadget stops when what it gets is not its pattern (zeros, or --pattern mod63).";
            yield break;
        }

        yield return b is null
            ? $"Nothing echoes behind {a.Link.Info.Name}: is the plug on (pins 2 and 3 joined), is the device in its loop-back function, or is it wired to a second link that has to be named?"
            : $"{a.Link.Info.Name} and {b.Link.Info.Name} are not wired to each other, or not at the same speed.";
        if (SerialLine.HasFlowControl(a.Uri) || (b is not null && SerialLine.HasFlowControl(b.Uri)))
        {
            yield return "With flow=rtscts nothing is sent while CTS is off: the plug or cable has to carry RTS to CTS. With flow=xonxoff the pattern must not hold XOFF: --pattern zeros.";
        }

        if (a.Uri.StartsWith("usb:", StringComparison.OrdinalIgnoreCase))
        {
            yield return "A gadget that loops back whole requests (Linux: bulk_buflen octets) waits for one that is full or for a short packet: choose --block as a multiple of its bulk_buflen, or one that is no "
                + "multiple of the packet size. A SourceSink gadget sends nothing back: --mode sourcesink --pattern zeros.";
        }
    }
}
